package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.domain.modelsettings.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class SettingsReaderTest {
    private static final Path HOME = Path.of("/home/ada");
    private static final Providers NONE = new KnownServices();

    @TempDir private Path folder;

    @Test
    void without_a_word_parley_listens_on_this_machine_only() {
        var settings = read(Map.of(), Map.of());

        assertThat(settings.server().host()).isEqualTo("127.0.0.1");
        assertThat(settings.server().ports()).containsExactly(1733);
        assertThat(settings.store().dataDirectory())
                .isEqualTo(Path.of("/home/ada/.local/share/parley"));
        assertThat(settings.store().databaseUrl()).isNull();
        assertThat(settings.providers().providers(NONE)).isEmpty();
    }

    @Test
    void the_data_directory_follows_the_desktop_standard() {
        assertThat(read(Map.of(), Map.of("XDG_DATA_HOME", "/data")).store().dataDirectory())
                .isEqualTo(Path.of("/data/parley"));
        assertThat(read(Map.of(), Map.of("XDG_DATA_HOME", "not/absolute")).store().dataDirectory())
                .isEqualTo(Path.of("/home/ada/.local/share/parley"));
    }

    @Test
    void the_environment_is_understood() {
        var settings =
                read(
                        Map.of(),
                        Map.of(
                                "PARLEY_HOST", "0.0.0.0",
                                "PARLEY_PORT", "8080, 8081",
                                "PARLEY_DATABASE_URL", "postgresql://parley@database/parley",
                                "PARLEY_TRUST_NETWORK", "true",
                                "PARLEY_CORS_ALLOWED_ORIGINS", "https://chat.example.org, *",
                                "PARLEY_MAX_BODY_SIZE", "2MiB",
                                "PARLEY_DRAIN_TIMEOUT", "0s",
                                "PARLEY_EVENT_RETENTION", "1h30m",
                                "PARLEY_LOG_FORMAT", "json",
                                "PARLEY_LOG_LEVEL", "debug"));

        assertThat(settings.server().host()).isEqualTo("0.0.0.0");
        assertThat(settings.server().ports()).containsExactly(8080, 8081);
        assertThat(settings.store().databaseUrl())
                .isEqualTo(new Secret("postgresql://parley@database/parley"));
        assertThat(settings.server().trustNetwork()).isTrue();
        assertThat(settings.server().corsAllowedOrigins())
                .containsExactly("https://chat.example.org", "*");
        assertThat(settings.server().maxBodySize()).isEqualTo(2L * 1024 * 1024);
        assertThat(settings.server().drainTimeout()).isZero();
        assertThat(settings.store().eventRetention()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.log())
                .isEqualTo(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.DEBUG));
    }

    @Test
    void the_command_line_outweighs_the_environment_and_that_the_file() throws IOException {
        var file = file("parley.yml", "host: file\nport: [1, 2]\nlog-level: warn");

        var settings =
                reader(Map.of("PARLEY_HOST", "environment", "PARLEY_PORT", "3"))
                        .read(Map.of(SettingName.HOST, "line"), file);

        assertThat(settings.server().host()).isEqualTo("line");
        assertThat(settings.server().ports()).containsExactly(3);
        assertThat(settings.log().level()).isEqualTo(LogSettings.Level.WARN);
    }

    @Test
    void a_file_may_be_properties_and_be_named_by_the_environment() throws IOException {
        var file = file("parley.properties", "port=1734,1735\ndata-dir=/data");

        var settings = read(Map.of(), Map.of("PARLEY_CONFIG", file.toString()));

        assertThat(settings.server().ports()).containsExactly(1734, 1735);
        assertThat(settings.store().dataDirectory()).isEqualTo(Path.of("/data"));
    }

    @Test
    void a_secret_is_never_shown() {
        assertRefused(
                Map.of(),
                Map.of("PARLEY_MODEL_API_KEY", "sk ada"),
                "The setting model-api-key from PARLEY_MODEL_API_KEY is not shown, but must be"
                        + " printable characters without spaces.");
        var settings =
                read(
                        Map.of(),
                        Map.of(
                                "PARLEY_MODEL_BASE_URL", "http://models.example",
                                "PARLEY_MODEL_API_KEY", "sk-ada",
                                "PARLEY_DATABASE_URL", "postgresql://ada:sk-ada@database/parley"));

        assertThat(settings.toString()).contains("models.example").doesNotContain("sk-ada");
    }

    @Test
    void a_file_with_an_unknown_setting_is_refused() throws IOException {
        var file = file("parley.yml", "prot: 1733");

        assertThatThrownBy(() -> reader(Map.of()).read(Map.of(), file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith(
                        "The setting 'prot' from "
                                + file
                                + " does not exist; there are host, port,");
    }

    @Test
    void a_file_that_is_missing_broken_or_of_another_kind_is_refused() throws IOException {
        for (var file :
                new Path[] {
                    folder.resolve("missing.yml"), file("broken.yml", "- ["), file("parley.ini", "")
                }) {
            assertThatThrownBy(() -> reader(Map.of()).read(Map.of(), file))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageStartingWith(
                            "The setting config from --config is '" + file + "', but must be");
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(
            Map<SettingName, String> commandLine,
            Map<String, String> environment,
            String sentence) {
        assertThatThrownBy(() -> read(commandLine, environment))
                .isInstanceOfSatisfying(
                        StartRefusedException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .hasMessage(sentence);
    }

    private static Settings read(
            Map<SettingName, String> commandLine, Map<String, String> environment) {
        return reader(environment).read(commandLine, null);
    }

    private static SettingsReader reader(Map<String, String> environment) {
        return new SettingsReader(environment, HOME);
    }
}
