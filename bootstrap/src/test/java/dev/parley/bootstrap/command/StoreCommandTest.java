package dev.parley.bootstrap.command;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.Moments.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.control.ControlSocket;
import dev.parley.bootstrap.installation.InMemoryInstallation;
import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.SettingsReader;
import dev.parley.domain.conversation.Conversation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

class StoreCommandTest {
    private final InMemoryInstallation installation = new InMemoryInstallation();

    @TempDir private Path folder;

    @Test
    void a_new_key_stands_alone_on_standard_output() {
        var added = run("keys", "add", "--name", "ada's laptop", "--owner", "ada");

        assertThat(added.exitCode()).isZero();
        assertThat(added.lines()).singleElement().asString().matches("parley_[0-9a-f]{64}");
        assertThat(added.err())
                .contains("Added key ada's laptop", "for owner ada", "with scope write")
                .contains("From now on everybody needs a key.");
        assertThat(run("keys", "add", "--name", "second").err()).doesNotContain("From now on");
    }

    @Test
    void keys_are_listed_by_age_with_all_that_is_kept_of_them() {
        run("keys", "add", "--name", "first");
        installation.clock.advance(Duration.ofMinutes(1));
        run(
                "keys",
                "add",
                "--name",
                "second",
                "--owner",
                "ada",
                "--expires",
                "1h",
                "--scope",
                "read");
        installation.clock.advance(Duration.ofHours(1));
        run("keys", "add", "--name", "third", "--scope", "read,admin");
        run("keys", "revoke", "third");

        var listed = run("keys", "list");

        assertThat(listed.lines())
                .extracting(line -> line.substring(line.indexOf('\t') + 1))
                .containsExactly(
                        "first\tinstallation\tread,write\t…0001\t" + NOON + "\tnever\tworks",
                        "second\tada\tread\t…0002\t%s\t%s\texpired"
                                .formatted(NOON.plusSeconds(60), NOON.plusSeconds(3660)),
                        "third\tinstallation\tread,write,admin\t…0003\t%s\tnever\trevoked"
                                .formatted(NOON.plusSeconds(3660)));
        assertThat(listed.err()).isEmpty();
    }

    @Test
    void without_keys_the_list_is_empty_and_a_hint_says_what_that_means() {
        var listed = run("keys", "list");

        assertThat(listed.out()).isEmpty();
        assertThat(listed.err()).contains("nobody needs one");
    }

    @Test
    void a_key_is_revoked_by_name_or_id() {
        run("keys", "add", "--name", "one");
        run("keys", "add", "--name", "two");
        var ids =
                run("keys", "list").lines().stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .toList();

        assertThat(run("keys", "revoke", "one").lines()).containsExactly(ids.getFirst());
        var last = run("keys", "revoke", ids.getLast());

        assertThat(last.lines()).containsExactly(ids.getLast());
        assertThat(last.err()).contains("No key works any more");
    }

    @Test
    void an_unknown_key_cannot_be_revoked() {
        var revoked = run("keys", "revoke", "nobody");

        assertThat(revoked.exitCode()).isOne();
        assertThat(revoked.out()).isEmpty();
        assertThat(revoked.err()).startsWith("There is no API key named \"nobody\".");
    }

    @Test
    void the_last_key_stays_where_strangers_could_come_in_without_it() {
        var environment = Map.of("PARLEY_HOST", "0.0.0.0");
        run(environment, "keys", "add", "--name", "only");

        var refused = run(environment, "keys", "revoke", "only");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains("0.0.0.0").contains("add another key first");
        run(environment, "keys", "add", "--name", "another");
        assertThat(run(environment, "keys", "revoke", "only").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--expires,soon,--expires is 'soon'",
        "--expires,0s,--expires is '0s'",
        "--owner,a/b,--owner is 'a/b'",
        "--scope,all,--scope is 'all'",
        "--name,' ',--name is ' '"
    })
    void a_wrong_option_is_one_sentence(String option, String value, String beginning) {
        var name = option.equals("--name") ? new String[0] : new String[] {"--name", "key"};

        var refused = run(concat(new String[] {"keys", "add", option, value}, name));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .startsWith(beginning + ", but must be");
    }

    @Test
    void keys_alone_says_what_there_is() {
        var run = CommandRun.of(installation, Map.of(), "keys");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Name one of add, list and revoke.");
    }

    @Test
    void secrets_alone_says_what_there_is() {
        var run = CommandRun.of(installation, Map.of(), "secrets");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Name rotate.");
    }

    @Test
    void rotating_prints_how_many_secrets_were_encrypted_anew() {
        var rotated = run("secrets", "rotate");

        assertThat(rotated.exitCode()).isZero();
        assertThat(rotated.lines()).containsExactly("0");
        assertThat(rotated.err()).isEmpty();
    }

    @Test
    void who_gives_the_key_is_told_to_give_both_to_rotate() {
        installation.keeping(false, false);

        var refused = run("secrets", "rotate");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("PARLEY_SECRET_KEY_PREVIOUS", "run this again");
    }

    @Test
    void who_gave_both_keys_is_told_that_the_old_one_has_done_its_duty() {
        installation.keeping(true, true);

        assertThat(run("secrets", "rotate").err())
                .contains("PARLEY_SECRET_KEY_PREVIOUS is no longer needed");
    }

    @Test
    void purging_prints_how_many_were_really_removed() {
        deleted(NOON.minus(Duration.ofDays(31)));
        deleted(NOON.minus(Duration.ofDays(29)));

        assertThat(run("purge").lines()).containsExactly("1");
        assertThat(run("purge", "--deleted-before", "28d").lines()).containsExactly("1");
        assertThat(run("purge", "--deleted-before", "0s").lines()).containsExactly("0");
        assertThat(run("purge", "--deleted-before", "ever").exitCode()).isEqualTo(2);
    }

    @Test
    void while_a_service_holds_the_directory_it_does_the_work() throws IOException {
        var settings = settings();
        try (var held = DataDirectory.hold(folder);
                var _ =
                        ControlSocket.listen(
                                held.path(),
                                ServiceCommand.handler(installation.opened(settings)))) {
            var elsewhere = new InMemoryInstallation();

            var added = CommandRun.of(elsewhere, Map.of(), there("keys", "add", "--name", "ada"));
            var wrong =
                    CommandRun.of(
                            elsewhere,
                            Map.of(),
                            there("keys", "add", "--name", "ada", "--expires", "soon"));
            var unknown = CommandRun.of(elsewhere, Map.of(), there("keys", "revoke", "nobody"));

            assertThat(added.exitCode()).isZero();
            assertThat(added.lines()).singleElement().asString().startsWith("parley_");
            assertThat(added.err()).contains("Added key ada").contains("everybody needs a key");
            assertThat(installation.store.apiKeys().all()).hasSize(1);
            assertThat(elsewhere.store.apiKeys().all()).isEmpty();
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).startsWith("--expires is 'soon'");
            assertThat(unknown.exitCode()).isOne();
            assertThat(unknown.err()).startsWith("There is no API key named");
        }
    }

    @Test
    void a_service_is_told_the_whole_path_of_a_backup() throws IOException {
        try (var held = DataDirectory.hold(folder);
                var _ =
                        ControlSocket.listen(
                                held.path(),
                                ServiceCommand.handler(installation.opened(settings())))) {
            var made =
                    CommandRun.of(new InMemoryInstallation(), Map.of(), there("backup", "b.zip"));

            assertThat(made.exitCode()).as(made.err()).isZero();
            assertThat(installation.backups).containsExactly(Path.of("b.zip").toAbsolutePath());
            assertThat(made.lines()).containsExactly(Path.of("b.zip").toAbsolutePath().toString());
            assertThat(made.err()).contains("secret.key is not in it");
        }
    }

    @Test
    void nothing_is_restored_while_a_service_holds_the_directory() {
        try (var _ = DataDirectory.hold(folder)) {
            var refused = run("restore", "b.zip");

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("is held by another Parley; stop that one");
        }
    }

    @Test
    void postgresql_is_restored_by_its_own_programs() {
        var refused = run("restore", "b.zip", "--database-url", "postgresql://there/parley");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains("pg_restore");
    }

    @Test
    void a_service_does_no_work_meant_for_another_database() throws IOException {
        try (var held = DataDirectory.hold(folder);
                var _ =
                        ControlSocket.listen(
                                held.path(),
                                ServiceCommand.handler(installation.opened(settings())))) {
            var refused =
                    run(
                            "keys",
                            "add",
                            "--name",
                            "a",
                            "--database-url",
                            "postgresql://other/parley");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("another database");
            assertThat(installation.store.apiKeys().all()).isEmpty();
        }
    }

    @Test
    void a_service_that_does_not_answer_is_named() {
        try (var _ = DataDirectory.hold(folder)) {
            var refused = run("keys", "list");

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("is held by another Parley that does not answer; try again");
        }
    }

    @Test
    void every_command_has_its_help() {
        for (var command :
                new String[][] {
                    {"keys", "add"},
                    {"keys", "list"},
                    {"keys", "revoke"},
                    {"secrets", "rotate"},
                    {"purge"},
                    {"doctor"},
                    {"export"},
                    {"backup"},
                    {"restore"}
                }) {
            var help = CommandRun.of(installation, Map.of(), concat(command, "--help"));

            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("--data-dir", "--config", "--database-url");
        }
    }

    private void deleted(Instant at) {
        Conversation conversation = aConversation().deletedAt(at).build();
        installation
                .store
                .unitOfWork()
                .run(() -> installation.store.conversations().add(conversation));
    }

    private Settings settings() {
        return new SettingsReader(Map.of(), folder)
                .read(Map.of(SettingName.DATA_DIR, folder.toString()), null);
    }

    private CommandRun run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private CommandRun run(Map<String, String> environment, String... arguments) {
        return CommandRun.of(installation, environment, there(arguments));
    }

    private String[] there(String... arguments) {
        return concat(arguments, "--data-dir", folder.toString());
    }

    private static String[] concat(String[] first, String... then) {
        return Stream.of(first, then).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
