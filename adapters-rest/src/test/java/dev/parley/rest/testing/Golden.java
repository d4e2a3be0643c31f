package dev.parley.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.input.InputSize;
import dev.parley.rest.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers as they have to be, to the byte but for the space between members. */
public final class Golden {

    private Golden() {}

    /** Compares with {@code src/test/resources/openai/<name>.json}; the order of members counts. */
    public static void assertAnswer(Reply reply, int status, String name) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("content-type")).startsWith("application/json");
        assertThat(reply.body()).isEqualTo(expected(name));
    }

    private static String expected(String name) {
        try (var in = Golden.class.getResourceAsStream("/openai/" + name + ".json")) {
            if (in == null) {
                throw new AssertionError("there is no golden file named " + name);
            }
            return new String(
                    Json.write(Json.read(in.readAllBytes(), InputSize.any())),
                    StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
