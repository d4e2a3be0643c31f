package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.testkit.Waiting;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One test for each line of the OWASP API Security Top 10 of 2023, on a service with keys. */
@Timeout(300)
final class OwaspIT {

    private static final String BIG = "1MiB";

    @TempDir private static Path folder;

    private static Server server;
    private static KeyHolder ada;
    private static KeyHolder eve;
    private static KeyHolder reader;
    private static Things adas;

    @BeforeAll
    static void start() {
        server = new Server(folder, Map.of("PARLEY_MAX_BODY_SIZE", BIG));
        ada = server.holder("ada", KeyScope.WRITE);
        eve = server.holder("eve", KeyScope.ADMIN);
        reader = server.holder("ada", KeyScope.READ);
        server.awaitThatKeysAreNeeded();
        adas = Things.of(ada);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @DisplayName("API1:2023 Broken Object Level Authorization")
    @Test
    void api1_nobody_reaches_the_objects_of_somebody_else_by_their_ids() {
        var before = server.rows();
        var operations =
                server.document().operations().stream()
                        .filter(operation ->
                                operation.path().contains("_id}")
                                        || operation.path().contains("{scope}"))
                        .toList();
        for (var operation : operations) {
            var answer = eve.ask(operation, adas.path(operation));

            assertThat(answer.statusCode()).as(operation.id()).isEqualTo(404);
            assertThat(error(answer, "code")).as(operation.id()).isEqualTo("not_found");
        }
        assertThat(operations).hasSizeGreaterThan(15);
        assertThat(server.rows()).isEqualTo(before);
    }

    @DisplayName("API2:2023 Broken Authentication")
    @Test
    void api2_without_a_working_key_nobody_is_let_in() {
        var keys = server.installation().useCases();
        var visitor = new OwnerId("visitor");
        var expired =
                keys.addApiKey()
                        .add(
                                "expired",
                                visitor,
                                KeyScope.ADMIN,
                                server.installation().clock().instant().minus(Duration.ofDays(1)));
        var revoked = keys.addApiKey().add("revoked", visitor, KeyScope.ADMIN, null);
        keys.manageApiKeys().revoke("revoked");

        assertThat(revoked.key().reveal()).matches("parley_[0-9a-f]{64}");
        var wrong =
                List.of(
                        "",
                        "wrong",
                        expired.key().reveal(),
                        revoked.key().reveal(),
                        expired.kept().digest(),
                        ada.key().substring(1),
                        ada.key() + "0",
                        ada.key().toUpperCase(Locale.ROOT));
        for (var operation : securedOperations()) {
            for (var key : wrong) {
                assertThat(
                                new KeyHolder(server, key)
                                        .ask(operation, adas.path(operation))
                                        .statusCode())
                        .as("%s with %s", operation.id(), key)
                        .isEqualTo(401);
            }
        }
        for (var query : List.of("api_key", "key", "token", "access_token", "X-API-Key")) {
            assertThat(
                            server.send(server.request("/v1/models?" + query + "=" + ada.key()))
                                    .statusCode())
                    .isEqualTo(401);
        }
    }

    @DisplayName("API3:2023 Broken Object Property Level Authorization")
    @Test
    void api3_nobody_sets_or_sees_members_that_are_not_theirs() {
        for (var member :
                List.of("id", "owner", "object", "created_at", "updated_at", "status", "running")) {
            for (var path :
                    List.of("/v1/conversations", "/v1/conversations/" + adas.conversation())) {
                var refused = ada.post(path, "{'%s':'eve'}".formatted(member));

                assertThat(refused.statusCode()).as(path + " " + member).isEqualTo(400);
                assertThat(error(refused, "code")).isEqualTo("unknown_parameter");
                assertThat(error(refused, "param")).isEqualTo(member);
            }
        }
        for (var member : List.of("owner", "api_key_set", "api_key_hint", "scope", "updated_at")) {
            assertThat(
                            ada.post("/v1/model_settings/user", "{'%s':'eve'}".formatted(member))
                                    .statusCode())
                    .isEqualTo(400);
        }
        ada.post(
                "/v1/model_settings/user", "{'provider':'openai','api_key':'sk-0123456789abcdef'}");
        var seen = ada.get("/v1/model_settings/user").body();
        assertThat(seen).contains("api_key_hint").doesNotContain("0123456789", "\"api_key\"");
        assertThat(ada.get("/v1/conversations/" + adas.conversation()).body())
                .doesNotContain("owner", "\"ada\"");
        ada.delete("/v1/model_settings/user");
    }

    @DisplayName("API4:2023 Unrestricted Resource Consumption")
    @Test
    void api4_what_is_too_much_is_refused_with_the_limit() {
        var large = ada.post("/v1/conversations", "{'title':'%s'}".formatted("x".repeat(1 << 20)));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Server.json(large).at("/error/limit").asLong()).isEqualTo(1 << 20);

        var items =
                Stream.generate(() -> "{'role':'user','content':'x'}")
                        .limit(21)
                        .toList()
                        .toString();
        var many =
                ada.post(
                        "/v1/conversations/" + adas.conversation() + "/items",
                        "{'items':" + items + "}");
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(error(many, "code")).isEqualTo("array_above_max_length");
        assertThat(error(many, "message")).contains("20");

        for (var list : List.of("/v1/conversations", "/v1/search", "/v1/changes")) {
            var page = ada.get(list + "?query=a&limit=100000");
            assertThat(page.statusCode()).as(list).isEqualTo(400);
            assertThat(error(page, "code")).isEqualTo("integer_above_max_value");
        }
        var deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(ada.post("/v1/conversations", "{'metadata':" + deep + "}").statusCode())
                .isEqualTo(400);
    }

    @DisplayName("API5:2023 Broken Function Level Authorization")
    @Test
    void api5_nobody_does_what_their_key_is_not_for() {
        var before = server.rows();
        for (var operation : securedOperations()) {
            if (operation.method().equals("GET") || operation.id().equals("countInputTokens")) {
                continue;
            }
            assertThat(reader.ask(operation, adas.path(operation)).statusCode())
                    .as(operation.id())
                    .isIn(403, 404);
        }
        var installation = "/v1/model_settings/installation";
        for (var refused :
                List.of(
                        ada.post(installation, "{'model':'mine'}"),
                        ada.post(installation + "/check", "{}"),
                        ada.delete(installation),
                        reader.post("/v1/responses", "{'input':'Hi'}"),
                        reader.delete("/v1/conversations/" + adas.conversation()))) {
            assertThat(refused.statusCode()).as(refused.uri().getPath()).isEqualTo(403);
            assertThat(error(refused, "code")).isEqualTo("missing_scope");
        }
        assertThat(server.rows()).isEqualTo(before);
        for (var path : List.of("/manage/env", "/manage/beans", "/manage/stop", "/v1/keys")) {
            assertThat(eve.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @DisplayName("API6:2023 Unrestricted Access to Sensitive Business Flows")
    @Test
    void api6_whatever_costs_is_counted_for_the_key_that_asked() {
        var buyer = server.holder("buyer", KeyScope.WRITE);
        for (var body :
                List.of(
                        "{'input':'Hi'}",
                        "{'input':'Hi','store':false}",
                        "{'input':'Hi','stream':true}")) {
            assertThat(buyer.post("/v1/responses", body).statusCode()).isEqualTo(200);
        }
        buyer.post(
                "/v1/chat/completions",
                "{'messages':[{'role':'user','content':'Hi'}],'model':'usual'}");

        // what is not stored is counted after its end was told
        Waiting.until("the usage of all four", () -> requests(buyer) == 4);
    }

    private static int requests(KeyHolder buyer) {
        var usage = Server.json(buyer.get("/v1/usage?start_time=0&bucket=total&group_by=key"));
        assertThat(usage.at("/data/0/results")).as(usage.toString()).hasSize(1);
        return usage.at("/data/0/results/0/requests").asInt();
    }

    @DisplayName("API7:2023 Server Side Request Forgery")
    @Test
    void api7_an_address_that_somebody_names_does_not_lead_inside(@TempDir Path other) {
        String key;
        try (var before = new Server(other)) {
            key = before.addKey("ada", KeyScope.ADMIN);
        }
        try (var inside = new ProviderStandIn();
                var outThere = new Server(other, Map.of("PARLEY_HOST", "0.0.0.0"))) {
            var port = URI.create(inside.baseUrl()).getPort();
            for (var address :
                    List.of(
                            "http://127.0.0.1:" + port,
                            "http://localhost:" + port,
                            "http://0.0.0.0:" + port,
                            "http://[::1]:" + port,
                            "http://[::ffff:127.0.0.1]:" + port,
                            "http://2130706433:" + port,
                            "http://169.254.169.254",
                            "http://metadata.google.internal",
                            "file:///etc/passwd",
                            "gopher://127.0.0.1:" + port)) {
                var checked =
                        new KeyHolder(outThere, key)
                                .post(
                                        "/v1/model_settings/user/check",
                                        "{'provider':'mine','base_url':'%s','model':'m'}"
                                                .formatted(address));

                assertThat(checked.body()).as(address).doesNotContain("\"ok\":true");
                assertThat(checked.statusCode()).as(checked.body()).isIn(200, 400);
            }
            assertThat(inside.connections()).isZero();
        }
    }

    @DisplayName("API8:2023 Security Misconfiguration")
    @Test
    void api8_everything_is_closed_unless_it_was_opened(@TempDir Path other) {
        assertThatThrownBy(() -> new Server(other, Map.of("PARLEY_HOST", "0.0.0.0")).close())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("without a key");

        var foreign =
                server.send(ada.asking("/v1/models").header("Origin", "https://evil.example"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("access-control-allow-origin")).isEmpty();

        for (var answer :
                List.of(
                        ada.get("/v1/nothing"),
                        ada.get("/v1/conversations/%2e%2e%2fetc"),
                        ada.post("/v1/conversations", "{'title':"),
                        new KeyHolder(server, "wrong").get("/v1/models"))) {
            assertThat(answer.statusCode()).isBetween(400, 404);
            assertThat(answer.body())
                    .doesNotContain("Exception", "\tat ", "dev.parley", "micronaut", "java.");
            assertThat(answer.headers().firstValue("server")).isEmpty();
        }
        for (var method : List.of("TRACE", "PUT", "PATCH", "PROPFIND")) {
            var refused =
                    server.send(
                            ada.asking("/v1/conversations")
                                    .method(method, BodyPublishers.noBody()));
            assertThat(refused.statusCode()).as(method).isIn(404, 405);
        }
    }

    @DisplayName("API9:2023 Improper Inventory Management")
    @Test
    void api9_what_is_served_is_what_is_described_and_nothing_older() {
        assertThat(server.document().json().at("/info/version").asText()).isNotBlank();
        for (var operation : server.document().operations()) {
            var path = Things.of(ada).path(operation);
            var status = ada.ask(operation, path).statusCode();
            assertThat(operation.statuses()).as(operation.id()).contains(status);
        }
        for (var path :
                List.of(
                        "/v0/models",
                        "/v2/models",
                        "/api/v1/models",
                        "/models",
                        "/v1/admin",
                        "/v1/debug",
                        "/v1/internal",
                        "/swagger-ui",
                        "/swagger/openapi.yml",
                        "/graphql",
                        "/actuator",
                        "/manage/routes",
                        "/manage/loggers",
                        "/metrics",
                        "/.env")) {
            assertThat(eve.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @DisplayName("API10:2023 Unsafe Consumption of APIs")
    @Test
    void api10_a_provider_that_does_not_behave_harms_nobody() {
        try (var elsewhere = new ProviderStandIn()) {
            var provider = server.provider();
            provider.model(
                    "redirects",
                    Script.refusing(307, "{}")
                            .header("location", elsewhere.baseUrl() + "/chat/completions"));
            provider.model("babbles", Script.of(new Step.Raw("<html>no answer</html>")));
            provider.model("overflows", Script.of(new Step.EndlessLine()));
            provider.model(
                    "complains",
                    Script.refusing(
                            500, "{\"error\":{\"message\":\"" + "x".repeat(100_000) + "\"}}"));
            provider.model("dies", Script.tokensOnly(3).then(new Step.Reset()));

            for (var model : List.of("redirects", "babbles", "overflows", "complains", "dies")) {
                var answer =
                        ada.post(
                                "/v1/responses",
                                "{'model':'default/%s','input':'Hi'}".formatted(model));

                assertThat(answer.statusCode()).as(model).isEqualTo(200);
                var failed = Server.json(answer);
                assertThat(failed.get("status").asText()).as(model).isEqualTo("failed");
                assertThat(failed.at("/error/message").asText())
                        .as(model)
                        .isNotBlank()
                        .hasSizeLessThan(600);
            }
            assertThat(elsewhere.connections()).isZero();
        }
        assertThat(ada.post("/v1/responses", "{'input':'Hi'}").statusCode()).isEqualTo(200);
    }

    private static List<Document.Operation> securedOperations() {
        return server.document().operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .toList();
    }

    private static String error(HttpResponse<String> answer, String member) {
        return Server.json(answer).at("/error/" + member).asText();
    }
}
