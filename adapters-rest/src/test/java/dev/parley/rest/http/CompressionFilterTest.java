package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** How an answer of more than a kibibyte is compressed. */
class CompressionFilterTest {

    private static final World WORLD = World.serving(Map.of());
    private static final Client CLIENT = WORLD.client();

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip, deflate, br, zstd",
                "*",
                "deflate, *;q=0.5",
                "x-gzip;q=0.1",
                "*;q=0, gzip",
                "gzip, x-gzip;q=0",
                "nonsense, * nonsense, gzip"
            })
    void whoever_takes_gzip_gets_it(String accepted) {
        assertThat(coding(accepted)).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "br",
                "zstd, deflate",
                "snappy",
                "gzip;q=0",
                "gzip; q=0.00",
                "*;q=0",
                "*, gzip;q=0",
                "nonsense {{*}}",
                ""
            })
    void whoever_does_not_gets_it_as_it_is(String accepted) {
        assertThat(coding(accepted)).isNull();
    }

    private static String coding(String accepted) {
        var reply = CLIENT.with("Accept-Encoding", accepted).get("/openapi.json");
        assertThat(reply.status()).isEqualTo(200);
        return reply.header("content-encoding");
    }
}
