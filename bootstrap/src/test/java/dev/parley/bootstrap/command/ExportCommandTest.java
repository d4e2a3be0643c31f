package dev.parley.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.message.Input;
import dev.parley.bootstrap.control.ControlSocket;
import dev.parley.bootstrap.installation.InMemoryInstallation;
import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.SettingsReader;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Draft;
import dev.parley.domain.shared.Metadata;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ExportCommandTest {

    private static final String SAID = "Où est 東京? \uD83D\uDDFC";

    private final InMemoryInstallation installation = new InMemoryInstallation();

    @TempDir private Path folder;

    @Test
    void one_conversation_is_one_object() throws IOException {
        var id = open("Cities", Caller.INSTALLATION);

        var exported = json(run("export", id).out());

        assertThat(exported.get("object").asText()).isEqualTo("conversation.export");
        assertThat(exported.at("/conversation/id").asText()).isEqualTo(id);
        assertThat(exported.at("/items/0/content/0/text").asText()).isEqualTo(SAID);
    }

    @Test
    void all_conversations_are_a_line_each_unless_something_else_is_wanted() throws IOException {
        var first = open("Cities", Caller.INSTALLATION);
        var second = open("Rivers", Caller.INSTALLATION);

        var lines = run("export").lines();
        var array = json(run("export", "--format", "json").out());
        var text = run("export", "--format", "markdown").out();

        assertThat(lines).hasSize(2);
        assertThat(json(lines.getFirst()).at("/conversation/id").asText()).isIn(first, second);
        assertThat(array).hasSize(2);
        assertThat(array.findValuesAsText("title")).contains("Cities", "Rivers");
        assertThat(text)
                .contains("# Cities\n\n## User\n\n" + SAID, "# Rivers\n")
                .contains("\n\n# ");
    }

    @Test
    void of_nothing_the_formats_are_empty_in_their_own_ways() {
        assertThat(run("export").out()).isEmpty();
        assertThat(run("export", "--format", "json").out()).isEqualTo("[]\n");
        assertThat(run("export", "--format", "markdown").out()).isEmpty();
    }

    @Test
    void only_what_is_the_owners_is_exported() {
        var ada = Caller.actingFor(new OwnerId("ada"));
        var hers = open("Hers", ada);
        open("Ours", Caller.INSTALLATION);

        assertThat(run("export", "--owner", "ada").lines())
                .singleElement()
                .asString()
                .contains(hers);
        assertThat(run("export", hers).exitCode()).isOne();
        assertThat(run("export", hers, "--owner", "ada").exitCode()).isZero();
    }

    @Test
    void a_conversation_that_is_not_there_leaves_no_file() throws IOException {
        var exports = Files.createDirectory(folder.resolve("exports"));
        var file = exports.resolve("export.json");

        var refused = run("export", "conv_nobody", "--output", file.toString());

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("conversation");
        assertThat(exports).isEmptyDirectory();
    }

    @Test
    void a_file_is_replaced_and_private() throws IOException {
        var id = open("Cities", Caller.INSTALLATION);
        var file = Files.writeString(folder.resolve("export.json"), "before");

        var exported = run("export", id, "--output", file.toString());

        assertThat(exported.exitCode()).isZero();
        assertThat(exported.out()).isEmpty();
        assertThat(json(Files.readString(file)).at("/conversation/id").asText()).isEqualTo(id);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_file_that_cannot_be_is_named() {
        var exported = run("export", "--output", folder.resolve("missing/export.jsonl").toString());

        assertThat(exported.exitCode()).isOne();
        assertThat(exported.err()).contains("missing/export.jsonl cannot be written");
    }

    @Test
    void a_wrong_option_is_one_sentence() {
        assertThat(run("export", "--format", "xml").err())
                .startsWith("--format is 'xml', but must be json, jsonl or markdown");
        assertThat(run("export", "--owner", "a/b").exitCode()).isEqualTo(2);
    }

    @Test
    void while_a_service_holds_the_directory_it_reads_and_the_command_writes() throws IOException {
        var id = open("Cities", Caller.INSTALLATION);
        var file = folder.resolve("export.json");
        try (var held = DataDirectory.hold(folder.resolve("data"));
                var _ =
                        ControlSocket.listen(
                                held.path(),
                                ServiceCommand.handler(installation.opened(settings())))) {
            var elsewhere = new InMemoryInstallation();

            var printed = CommandRun.of(elsewhere, Map.of(), there("export", id));
            var written =
                    CommandRun.of(
                            elsewhere, Map.of(), there("export", id, "--output", file.toString()));

            assertThat(json(printed.out()).at("/items/0/content/0/text").asText()).isEqualTo(SAID);
            assertThat(written.exitCode()).isZero();
            assertThat(Files.readString(file)).isEqualTo(printed.out());
        }
    }

    private String open(String title, Caller owner) {
        var opened =
                installation
                        .opened(settings())
                        .useCases()
                        .openConversation()
                        .open(
                                new OpenConversation.Command(
                                        owner,
                                        new Title(title),
                                        Metadata.NONE,
                                        null,
                                        null,
                                        List.of(new Input.New(Draft.fromUser(SAID))),
                                        null));
        return "conv_" + opened.result().id().value().toString().replace("-", "");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private Settings settings() {
        return new SettingsReader(Map.of(), folder)
                .read(Map.of(SettingName.DATA_DIR, folder.resolve("data").toString()), null);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(installation, Map.of(), there(arguments));
    }

    private String[] there(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--data-dir", folder.resolve("data").toString()))
                .toArray(String[]::new);
    }
}
