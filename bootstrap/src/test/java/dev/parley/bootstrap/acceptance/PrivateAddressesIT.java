package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Design, section 10: where the addresses may lead that model settings name. */
class PrivateAddressesIT {

    @TempDir private Path data;

    private final ProviderStandIn elsewhere = new ProviderStandIn();

    @AfterEach
    void stop() {
        elsewhere.close();
    }

    @DisplayName("Design 10: on loopback a service on this machine may be named")
    @Test
    void on_loopback_a_service_on_this_machine_may_be_named() {
        try (var here = Installation.start(data)) {
            var api = here.api();
            var byName = elsewhere.baseUrl().replace("127.0.0.1", "localhost");
            api.post("/v1/model_settings/user", naming(byName)).ok();

            var answer = api.post("/v1/responses", "{'model':'any','input':'Hello'}").ok();

            assertThat(answer.text("/status")).isEqualTo("completed");
            assertThat(elsewhere.calls()).hasSize(1);
        }
    }

    @DisplayName("Design 10: elsewhere only the services of the installation are private")
    @Test
    void where_private_addresses_are_not_allowed_only_configured_services_have_them() {
        var closed = Map.of("PARLEY_PROVIDER_PRIVATE_ADDRESSES", "false");
        try (var here = Installation.start(data, closed)) {
            var api = here.api();
            var conversation = api.conversation();
            var asking = "{'input':'Hello','conversation':'%s'}".formatted(conversation);
            assertThat(api.post("/v1/responses", asking).ok().text("/status"))
                    .isEqualTo("completed");

            for (var scope : new String[] {"installation", "user", conversation}) {
                var path = "/v1/model_settings/" + scope;
                var check = api.post(path + "/check", naming(elsewhere.baseUrl())).ok();
                assertThat(check.json().at("/ok").asBoolean()).isFalse();
                assertThat(check.text("/error/message")).contains("private network");

                api.post(path, naming(elsewhere.baseUrl())).ok();
                api.get("/v1/models").ok();
                var answer = api.post("/v1/responses", asking).ok();
                assertThat(answer.text("/status")).isEqualTo("failed");
                assertThat(answer.text("/error/message")).contains("private network");
                api.delete(path).ok();
            }
            assertThat(elsewhere.connectionsSoFar()).isZero();
        }
    }

    private static String naming(String baseUrl) {
        return "{'provider':'elsewhere','base_url':'%s','model':'any'}".formatted(baseUrl);
    }
}
