package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import java.util.ArrayList;
import java.util.List;

/** Keys of a model service, each of one conversation, and no two of them the same. */
final class KeptSecrets {

    private record Kept(String conversation, String key) {}

    private final ProviderStandIn provider;
    private final List<Kept> all = new ArrayList<>();

    KeptSecrets(ProviderStandIn provider) {
        this.provider = provider;
    }

    void keepOneMore(HouseClient client) {
        var conversation = client.post("/v1/conversations", "{}").get("id").asText();
        var key = "sk-of-a-conversation-%04d".formatted(all.size());
        client.post(
                path(conversation),
                """
                {"provider": "mine", "base_url": "%s", "api_key": "%s", "model": "usual"}\
                """
                        .formatted(provider.baseUrl(), key));
        all.add(new Kept(conversation, key));
    }

    /** Has each of them opened, and the last one told to the service that it belongs to. */
    void check(HouseClient client, String when) {
        for (var kept : all) {
            assertThat(client.get(path(kept.conversation())).get("api_key_hint").asText())
                    .as(when)
                    .isEqualTo("…" + kept.key().substring(kept.key().length() - 4));
        }
        var last = all.getLast();
        client.post(
                "/v1/responses",
                "{\"conversation\":\"%s\",\"input\":\"Hi\"}".formatted(last.conversation()));
        assertThat(provider.takeCall().header("authorization"))
                .as(when)
                .isEqualTo("Bearer " + last.key());
    }

    private static String path(String conversation) {
        return "/v1/model_settings/" + conversation;
    }
}
