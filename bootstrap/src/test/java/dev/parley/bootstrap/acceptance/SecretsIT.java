package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.endtoend.ParleyProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The key that encrypts secrets is replaced while Parley runs, and everything goes on. */
@Timeout(300)
class SecretsIT {

    private static final String USER = "/v1/model_settings/user";
    private static final String KEY = "sk-of-the-user-0123456789";
    private static final String OLD = "A".repeat(43) + "=";
    private static final String NEW = "B".repeat(42) + "A=";

    @TempDir private Path data;

    @Test
    void the_key_in_the_data_directory_is_replaced() throws IOException {
        var file = data.resolve("secret.key");
        try (var installation = Installation.start(data)) {
            assertThat(file).doesNotExist();
            store(installation);
            var old = Files.readString(file);

            assertThat(ParleyProcess.command(data, Map.of(), "secrets", "rotate")).isEqualTo("1");

            assertThat(Files.readString(file)).isNotEqualTo(old);
            assertAnswered(installation);
            installation.killAndStartAgain();
            assertAnswered(installation);
        }
        assertThat(ParleyProcess.command(data, Map.of(), "secrets", "rotate")).isEqualTo("1");
        try (var installation = Installation.start(data)) {
            assertThat(installation.api().get(USER).text("/api_key_hint")).isEqualTo("…6789");
        }
    }

    @Test
    void a_given_key_is_replaced_by_giving_both() {
        try (var installation = Installation.start(data, Map.of("PARLEY_SECRET_KEY", OLD))) {
            store(installation);
        }
        var both = Map.of("PARLEY_SECRET_KEY", NEW, "PARLEY_SECRET_KEY_PREVIOUS", OLD);
        try (var installation = Installation.start(data, both)) {
            assertThat(installation.api().get(USER).text("/api_key_hint")).isEqualTo("…6789");

            assertThat(ParleyProcess.command(data, both, "secrets", "rotate")).isEqualTo("1");
        }
        try (var installation = Installation.start(data, Map.of("PARLEY_SECRET_KEY", NEW))) {
            assertThat(installation.api().get(USER).text("/api_key_hint")).isEqualTo("…6789");
        }
    }

    @Test
    void who_has_lost_the_key_enters_secrets_again_or_removes_them() throws IOException {
        try (var installation = Installation.start(data)) {
            store(installation);
        }
        Files.delete(data.resolve("secret.key"));
        try (var installation = Installation.start(data)) {
            var api = installation.api();
            api.get(USER).refused(503, "connection_key_unreadable", "");
            api.post("/v1/responses", "{'input':'Hi'}")
                    .refused(503, "connection_key_unreadable", "");
            api.post(USER, "{'model':'text'}").refused(503, "connection_key_unreadable", "");
            api.post("/v1/responses", "{'input':'Hi','model':'demo/any'}").ok();
            api.get("/v1/models").ok();

            store(installation);

            assertAnswered(installation);
        }
        Files.delete(data.resolve("secret.key"));
        try (var installation = Installation.start(data)) {
            assertThat(installation.api().delete(USER).status()).isEqualTo(200);
            assertThat(installation.api().get(USER).status()).isEqualTo(404);
        }
    }

    private static void store(Installation installation) {
        installation
                .api()
                .post(
                        USER,
                        "{'provider':'mine','base_url':'%s','api_key':'%s','model':'text'}"
                                .formatted(installation.provider().baseUrl(), KEY))
                .ok();
    }

    private static void assertAnswered(Installation installation) {
        installation.api().post("/v1/responses", "{'input':'Hi'}").ok();
        assertThat(installation.callOf("text").header("authorization")).isEqualTo("Bearer " + KEY);
    }
}
