package dev.parley.bootstrap.acceptance;

import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * OpenAI's SDK for Node as the client, with nothing but another base URL. The scripts in {@code
 * src/test/node/checks} begin with the number of the check that they show.
 */
class NodeSdkIT {

    private static final String ORIGIN = "https://chat.example.org";

    @TempDir private static Path data;

    private static Installation installation;

    @BeforeAll
    static void start() {
        NodeSdk.assumeInstalled();
        installation = Installation.start(data, Map.of("PARLEY_CORS_ALLOWED_ORIGINS", ORIGIN));
        installation
                .provider()
                .model("slow", Script.tokens(40).paced(Duration.ofMillis(25)))
                .model("limited", refusing(429, "rate_limit_exceeded").header("retry-after", "0"))
                .model("exhausted", refusing(429, "insufficient_quota"))
                .model("broken", refusing(500, "oops").header("retry-after", "0"))
                .model("rejected", refusing(400, "bad"));
    }

    @AfterAll
    static void end() {
        if (installation != null) {
            installation.close();
        }
    }

    @ParameterizedTest(name = "Check {0}")
    @ValueSource(
            strings = {
                "01-conversations.mjs",
                "02-paging.mjs",
                "03-deleted-items.mjs",
                "04-strings-become-parts.mjs",
                "05-parsed-output-goes-back.mjs",
                "07-helper-reads-every-stream.mjs",
                "08-streamed-is-stored.mjs",
                "09-no-error-at-the-top.mjs",
                "10-resume.mjs",
                "11-helper-resumes.mjs",
                "13-cancel.mjs",
                "14-background.mjs",
                "15-busy.mjs",
                "16-idempotency.mjs",
                "17-chain.mjs",
                "18-functions.mjs",
                "21-chat.mjs",
                "23-retries.mjs",
                "25-request-ids.mjs",
                "26-browser.mjs",
                "28-include.mjs",
            })
    void the_sdk_works(String check) {
        NodeSdk.check(check, installation, Map.of("PARLEY_ALLOWED_ORIGIN", ORIGIN));
    }

    private static Script refusing(int status, String code) {
        return Script.refusing(
                status,
                "{\"error\":{\"message\":\"No, said the provider.\",\"type\":\"%s\",\"code\":\"%s\"}}"
                        .formatted(code, code));
    }
}
