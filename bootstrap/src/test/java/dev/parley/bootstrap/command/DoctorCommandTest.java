package dev.parley.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelDirectory.ListedModel;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.bootstrap.control.ControlSocket;
import dev.parley.bootstrap.installation.InMemoryInstallation;
import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.SettingsReader;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class DoctorCommandTest {
    private static final String SECRET_KEY = "A".repeat(43) + "=";

    private final InMemoryInstallation installation = new InMemoryInstallation();

    @TempDir private Path folder;

    @Test
    void a_new_installation_is_well() {
        var examined = examine(Map.of());

        assertThat(examined.exitCode()).isZero();
        assertThat(examined.lines())
                .allMatch(line -> line.startsWith("ok       "))
                .contains(
                        "ok       settings: all are understood",
                        "ok       data directory: "
                                + data()
                                + " does not exist yet and will be"
                                + " made",
                        "ok       store: memory, tables of version 1, undamaged",
                        "ok       network: only this machine can come, without a key",
                        "ok       providers: none is set, so the built-in demo model answers");
        assertThat(examined.err()).isEmpty();
    }

    @Test
    void a_wrong_setting_is_a_problem() {
        var examined = examine(Map.of("PARLEY_PORT", "http"));

        assertThat(examined.exitCode()).isOne();
        assertThat(examined.lines())
                .singleElement()
                .asString()
                .startsWith("problem  start: The setting port from PARLEY_PORT is 'http'");
    }

    @Test
    void a_directory_that_others_can_look_into_is_a_problem() throws IOException {
        Files.createDirectory(
                data(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertProblem(
                examine(Map.of()),
                "data directory: others on this machine can look into %s; run: chmod 700 '%s'"
                        .formatted(data(), data()));
    }

    @Test
    void disk_space_that_is_kept_back_is_told_and_missed_when_it_was_given_up() throws IOException {
        Files.createDirectory(
                data(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(data().resolve("parley.db"));

        assertProblem(
                examine(Map.of()),
                "reserve: the disk space that is kept back was given up because the disk was full;"
                        + " make room, and Parley keeps it back again within a minute.");

        Files.createFile(data().resolve("reserve"));
        assertThat(examine(Map.of()).lines())
                .contains(
                        "ok       reserve: 16 MiB of the disk are kept back to settle answers when"
                                + " it is full");
    }

    @Test
    void a_damaged_store_is_a_problem() {
        installation.damaged("A page of the file cannot be read.");

        assertProblem(
                examine(Map.of()),
                "store: A page of the file cannot be read. Stop Parley and restore a backup.");
    }

    @Test
    void a_secret_key_that_others_can_look_into_is_a_problem() throws IOException {
        var file = withSecretKey("rw-r--r--");

        assertProblem(
                examine(Map.of()),
                "secret key: others on this machine can look into %s; run: chmod 600 '%s', and, because they may have: parley secrets rotate."
                        .formatted(file, file));
        assertThat(examine(Map.of("PARLEY_SECRET_KEY", SECRET_KEY)).exitCode())
                .as("where that file is not used")
                .isZero();
    }

    @Test
    void a_secret_key_that_only_its_owner_reads_is_well() throws IOException {
        withSecretKey("rw-------");

        var examined = examine(Map.of());

        assertThat(examined.exitCode()).isZero();
        assertThat(examined.lines())
                .contains("ok       secret key: its file is open to its owner only");
    }

    @Test
    void a_secret_key_that_is_none_or_cannot_be_read_is_a_problem() throws IOException {
        var file = withSecretKey("rw-------");
        Files.writeString(file, "nonsense");

        assertProblem(
                examine(Map.of()),
                "secret key: The secret key in %s is not 32 bytes in base64. Put the file back as it was, with its rights."
                        .formatted(file));

        Files.delete(file);
        Files.createDirectory(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(examine(Map.of()).out()).contains("problem  secret key: The file " + file);
    }

    @Test
    void secrets_that_cannot_be_decrypted_are_a_problem() {
        installation.keeping(
                true, false, new Scope.Installation(), new Scope.OfOwner(new OwnerId("ada")));

        assertProblem(
                examine(Map.of()),
                "secrets: the keys of model services in the settings of the installation, the"
                        + " owner ada cannot be decrypted; put the secret key back that encrypted"
                        + " them, or enter them again.");
    }

    @Test
    void a_rotation_that_was_interrupted_is_a_problem() {
        installation.keeping(true, true);

        assertThat(examine(Map.of()).out())
                .contains(
                        "problem  secrets: a new secret key has not replaced the old one"
                                + " everywhere; run: parley secrets rotate.");
    }

    private Path withSecretKey(String rights) throws IOException {
        Files.createDirectory(
                data(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = data().resolve("secret.key");
        Files.writeString(file, SECRET_KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    @Test
    void an_open_door_is_a_problem() {
        assertProblem(
                examine(Map.of("PARLEY_HOST", "0.0.0.0")),
                "network: Parley does not listen on 0.0.0.0 while everybody there could use it"
                    + " without a key: add one with 'parley keys add', or say with --trust-network"
                    + " that you trust that network.");
    }

    @Test
    void a_provider_that_answers_is_well() {
        installation.asking(
                _ -> new Said(List.of(new Delta.Text("ready"))), provider("local", "qwen3"));

        var examined = examine(Map.of());

        assertThat(examined.exitCode()).isZero();
        assertThat(examined.lines())
                .contains("ok       provider local: qwen3 answered within 0 ms");
    }

    @Test
    void a_provider_that_refuses_is_a_problem() {
        var refusal = GenerationFailure.internal("The service does not know the key.");
        installation.asking(
                _ -> new Said(List.of(new Delta.Broke(refusal))), provider("local", "qwen3"));

        assertProblem(
                examine(Map.of()),
                "provider local: qwen3 did not answer: The service does not know the key. See"
                        + " whether its base URL, key and model are right.");
    }

    @Test
    void of_a_provider_without_named_models_the_list_is_asked_for() {
        installation.asking(
                _ -> {
                    throw new AssertionError("no model is to be asked");
                },
                provider("listing"),
                provider("silent"));
        installation.listing(provider ->
                provider.name().value().equals("listing")
                        ? List.of(new ListedModel(new ModelName("gpt-5"), null, null))
                        : List.of());

        var examined = examine(Map.of());

        assertThat(examined.lines()).contains("ok       provider listing: it lists 1 models");
        assertProblem(
                examined,
                "provider silent: it lists no models; see whether its base URL and key are right,"
                        + " or name a model of it in the settings.");
    }

    @Test
    void a_running_service_is_asked_how_it_is() throws IOException {
        var settings =
                new SettingsReader(Map.of(), folder)
                        .read(Map.of(SettingName.DATA_DIR, data().toString()), null);
        installation.damaged("A page of the file cannot be read.");
        try (var held = DataDirectory.hold(data());
                var _ =
                        ControlSocket.listen(
                                held.path(),
                                ServiceCommand.handler(installation.opened(settings)))) {
            var examined =
                    CommandRun.of(
                            new InMemoryInstallation(),
                            Map.of(),
                            "doctor",
                            "--data-dir",
                            data().toString());

            assertThat(examined.lines())
                    .contains("ok       data directory: " + data() + " is open to its owner only")
                    .doesNotHaveDuplicates();
            assertProblem(
                    examined,
                    "store: A page of the file cannot be read. Stop Parley and restore a backup.");
        }
    }

    @Test
    void a_service_that_does_not_answer_is_a_problem() {
        try (var _ = DataDirectory.hold(data())) {
            assertProblem(
                    examine(Map.of()),
                    "start: The data directory %s is held by another Parley that does not answer;"
                                    .formatted(data())
                            + " try again, or stop that one.");
        }
    }

    private static void assertProblem(CommandRun examined, String problem) {
        assertThat(examined.exitCode()).isOne();
        assertThat(examined.lines()).contains("problem  " + problem);
    }

    private CommandRun examine(Map<String, String> environment) {
        return CommandRun.of(installation, environment, "doctor", "--data-dir", data().toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static ConfiguredProvider provider(String name, String... models) {
        return new ConfiguredProvider(
                new ProviderName(name),
                new ProviderKind("openai-compatible"),
                "http://127.0.0.1:1/v1",
                null,
                Stream.of(models)
                        .map(model -> new ConfiguredModel(new ModelName(model), null, null))
                        .toList(),
                true);
    }

    private record Said(List<Delta> deltas) implements ModelStream {
        @Override
        public List<Delta> next() {
            return deltas;
        }

        @Override
        public void close() {
            // There is nothing behind it.
        }
    }
}
