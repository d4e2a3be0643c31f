package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer of HTTP. */
final class Reply {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String RESPONSE = "\"object\":\"response\"";

    private final HttpResponse<String> answer;

    private Reply(HttpResponse<String> answer) {
        this.answer = answer;
        if (answer.statusCode() == 200 && answer.body().contains(RESPONSE)) {
            var read = json();
            if (read.path("object").asText().equals("response") && !read.has("deleted")) {
                Shapes.checkResponse(read);
            }
        }
    }

    static Reply of(HttpResponse<String> answer) {
        return new Reply(answer);
    }

    int status() {
        return answer.statusCode();
    }

    String body() {
        return answer.body();
    }

    @Nullable String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    JsonNode json() {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(answer.body(), notJson);
        }
    }

    /** The text at a place, written as a JSON pointer. */
    String text(String pointer) {
        var found = json().at(pointer);
        assertThat(found.isMissingNode()).as("%s in %s", pointer, answer.body()).isFalse();
        return found.asText();
    }

    /** The texts of one member of all elements of {@code data}. */
    List<String> all(String member) {
        var texts = new ArrayList<String>();
        json().get("data").forEach(element -> texts.add(element.at(member).asText()));
        return texts;
    }

    Reply ok() {
        assertThat(status()).as(body()).isEqualTo(200);
        return this;
    }

    /** Refused in the envelope; an empty text stands for {@code null}. */
    Reply refused(int status, String code, String param) {
        assertThat(status()).as(body()).isEqualTo(status);
        var error = json().get("error");
        assertThat(error.get("message").asText()).isNotBlank();
        assertThat(error.get("type").asText()).isNotBlank();
        assertThat(error.get("code").asText("")).as(body()).isEqualTo(code);
        assertThat(error.get("param").asText("")).as(body()).isEqualTo(param);
        return this;
    }
}
