package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an operator's choice changes of the house API: contract, sections 5 and 7.4. */
class SettingsIT {

    @TempDir private Path data;

    @DisplayName("Contract 7.4: raw reasoning can be told in the words of summaries")
    @Test
    void reasoning_can_be_told_as_a_summary() {
        try (var here =
                Installation.start(data, Map.of("PARLEY_OPENAI_REASONING_EVENTS", "summary"))) {
            var api = here.api();

            var whole = api.answer(GivenAnswer.REASONING);

            assertThat(whole.types())
                    .contains(
                            "response.reasoning_summary_part.added",
                            "response.reasoning_summary_text.delta",
                            "response.reasoning_summary_text.done",
                            "response.reasoning_summary_part.done")
                    .noneMatch(type -> type.contains("reasoning_text"));
            assertThat(whole.together("response.reasoning_summary_text.delta"))
                    .isEqualTo("The user wants a capital.");
            var path = "/v1/responses/" + whole.responseId();
            var stored = api.get(path).ok();
            assertThat(Canonical.of(whole.response())).isEqualTo(Canonical.of(stored.json()));
            assertThat(stored.text("/output/0/summary/0/text"))
                    .isEqualTo("The user wants a capital.");
            assertThat(stored.json().at("/output/0").has("content")).isFalse();
            var page = api.get(path + "/events?after=1").ok().json().get("data");
            assertThat(page).hasSize(whole.events().size() - 2);
            for (var index = 0; index < page.size(); index++) {
                assertThat(page.get(index)).isEqualTo(whole.events().get(index + 2).json());
            }

            var given =
                    api.post(
                                    "/v1/responses",
                                    "{'model':'text','input':[{'role':'user','content':'Hi'},"
                                            + "{'type':'reasoning','summary':[],'content':"
                                            + "[{'type':'reasoning_text','text':'Hm.'}]}]}")
                            .ok();
            var handedIn =
                    api.get("/v1/responses/" + given.text("/id") + "/input_items?order=asc").ok();
            assertThat(handedIn.text("/data/1/summary/0/text")).isEqualTo("Hm.");
            assertThat(handedIn.json().at("/data/1").has("content")).isFalse();
        }
    }

    @DisplayName("Contract 5: what a provider does not take is refused before anything is stored")
    @Test
    void what_a_provider_does_not_take_is_refused() {
        try (var provider = Installation.start(data.resolve("one"))) {
            var settings =
                    new HashMap<>(
                            Map.of(
                                    "PARLEY_PROVIDERS",
                                    "deepseek",
                                    "PARLEY_DEEPSEEK_BASE_URL",
                                    provider.provider().baseUrl(),
                                    "PARLEY_MODEL",
                                    "deepseek/text"));
            try (var here = Installation.start(data.resolve("two"), settings)) {
                var api = here.api();
                var conversation = api.conversation();
                var schema = "{'type':'json_schema','name':'capital','schema':{'type':'object'}}";
                var file =
                        "[{'role':'user','content':[{'type':'input_file','filename':'a.pdf','file_data':'data:application/pdf;base64,JVBERg=='}]}]";

                api.post("/v1/responses", asking(conversation, "'Hi'", schema))
                        .refused(400, "unsupported_parameter", "text.format");
                api.post("/v1/responses", asking(conversation, file, "{'type':'text'}"))
                        .refused(400, "unsupported_parameter", "input");
                api.post(
                                "/v1/chat/completions",
                                "{'model':'deepseek/text','messages':[{'role':'user','content':'Hi'}],'response_format':{'type':'json_schema','json_schema':{'name':'capital','schema':{'type':'object'}}}}")
                        .refused(400, "unsupported_parameter", "response_format");

                assertThat(api.get("/v1/conversations/" + conversation + "/items").all("/id"))
                        .isEmpty();
                assertThat(provider.provider().calls()).isEmpty();
                assertThat(
                                api.post(
                                                "/v1/responses",
                                                asking(
                                                        conversation,
                                                        "'Hi'",
                                                        "{'type':'json_object'}"))
                                        .ok()
                                        .text("/status"))
                        .isEqualTo("completed");
            }
        }
    }

    private static String asking(String conversation, String input, String format) {
        return "{'model':'deepseek/text','conversation':'%s','input':%s,'text':{'format':%s}}"
                .formatted(conversation, input, format);
    }
}
