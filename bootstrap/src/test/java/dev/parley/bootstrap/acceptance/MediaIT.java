package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Checks 19 and 28: pictures and files in the input, and when they are shown again. */
class MediaIT {

    private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";
    private static final String NOTES =
            "data:text/plain;base64,"
                    + Base64.getEncoder()
                            .encodeToString("The cat is grey.".getBytes(StandardCharsets.UTF_8));

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName("Check 19: pictures by address and by data, and files of text, reach the model")
    @Test
    void pictures_and_files_reach_the_model() {
        var answer =
                api.post(
                                "/v1/responses",
                                asking(
                                        "'https://example.org/map.png'",
                                        "{'type':'input_file','filename':'notes.txt','file_data':'%s'}"
                                                .formatted(NOTES)))
                        .ok();

        assertThat(answer.text("/status")).isEqualTo("completed");
        var sent = installation.provider().calls().getLast().body();
        assertThat(sent)
                .contains("https://example.org/map.png", PICTURE, "The cat is grey.", "notes.txt");
    }

    @DisplayName("Check 19: lists hide data addresses until asked, and show others always")
    @Test
    void lists_hide_data_until_asked() {
        var conversation = api.conversation();
        api.post(
                        "/v1/conversations/" + conversation + "/items",
                        "{'items':[{'role':'user','content':[{'type':'input_image','image_url':'%s'},{'type':'input_image','image_url':'https://example.org/map.png'},{'type':'input_file','filename':'notes.txt','file_data':'%s'}]}]}"
                                .formatted(PICTURE, NOTES))
                .ok();
        var path = "/v1/conversations/" + conversation + "/items";

        var light = api.get(path);
        assertThat(light.json().at("/data/0/content/0/image_url").isNull()).isTrue();
        assertThat(light.text("/data/0/content/0/detail")).isEqualTo("auto");
        assertThat(light.text("/data/0/content/1/image_url"))
                .isEqualTo("https://example.org/map.png");
        assertThat(light.json().at("/data/0/content/2").has("file_data")).isFalse();

        var whole = api.get(path + "?include[]=message.input_image.image_url");
        assertThat(whole.text("/data/0/content/0/image_url")).isEqualTo(PICTURE);
        var one = api.get(path + "/" + light.text("/first_id"));
        assertThat(one.text("/content/2/file_data")).isEqualTo(NOTES);
    }

    @DisplayName("Check 28: include is understood in every spelling")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "include[]=message.input_image.image_url&include[]=reasoning.encrypted_content",
                "include=message.input_image.image_url",
                "include=reasoning.encrypted_content&include=message.input_image.image_url",
            })
    void include_is_understood_in_every_spelling(String query) {
        var answer = api.post("/v1/responses", asking("'" + PICTURE + "'", "")).ok();

        var path = "/v1/responses/" + answer.text("/id") + "/input_items?" + query;
        assertThat(api.get(path).text("/data/0/content/1/image_url")).isEqualTo(PICTURE);
    }

    @DisplayName("Check 28: what cannot be included is refused")
    @Test
    void what_cannot_be_included_is_refused() {
        var conversation = api.conversation();

        assertThat(
                        api.get("/v1/conversations/" + conversation + "/items?include=smell")
                                .text("/error/code"))
                .isEqualTo("invalid_value");
    }

    private static String asking(String picture, String more) {
        return "{'model':'text','input':[{'role':'user','content':[{'type':'input_text','text':'What is this?'},{'type':'input_image','image_url':%s},{'type':'input_image','image_url':'%s'}%s]}]}"
                .formatted(picture, PICTURE, more.isEmpty() ? "" : "," + more);
    }
}
