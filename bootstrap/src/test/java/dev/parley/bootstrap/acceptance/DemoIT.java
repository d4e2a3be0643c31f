package dev.parley.bootstrap.acceptance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Check 30: the demo model alone, with nothing configured, carries the other checks. As it answers
 * at a readable pace, the scripts run side by side.
 */
class DemoIT {

    private static final int SIDE_BY_SIDE = 6;

    @TempDir private static Path data;

    private static Installation installation;
    private static ExecutorService pool;
    private static Map<String, Future<?>> running;

    @BeforeAll
    static void start() {
        NodeSdk.assumeInstalled();
        installation = Installation.demo(data);
        pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        running = checks().collect(Collectors.toMap(Function.identity(), DemoIT::start));
    }

    @AfterAll
    static void end() {
        if (installation != null) {
            pool.shutdownNow();
            installation.close();
        }
    }

    static Stream<String> checks() {
        return Stream.of(
                "18-functions.mjs",
                "05-parsed-output-goes-back.mjs",
                "10-resume.mjs",
                "21-chat.mjs",
                "07-helper-reads-every-stream.mjs",
                "08-streamed-is-stored.mjs",
                "09-no-error-at-the-top.mjs",
                "17-chain.mjs",
                "16-idempotency.mjs",
                "15-busy.mjs",
                "14-background.mjs",
                "13-cancel.mjs",
                "01-conversations.mjs",
                "02-paging.mjs",
                "03-deleted-items.mjs",
                "04-strings-become-parts.mjs");
    }

    @ParameterizedTest(name = "Check 30: {0} with the demo model")
    @MethodSource("checks")
    void the_demo_model_carries_the_checks(String check) throws Exception {
        running.get(check).get();
    }

    private static Future<?> start(String check) {
        return pool.submit(() -> NodeSdk.check(check, installation, Map.of("PARLEY_DEMO", "true")));
    }
}
