package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Nobody waits for clients that hang, and none of them is kept. */
class HangingClientsIT {

    private static final int OF_EACH_KIND = 50;
    private static final int ORDINARY = 20;
    private static final int REQUESTS = 20;
    private static final int LONG_ANSWER = 6000;
    private static final int UNREAD = 150;

    /** An answer of 400,000 characters; the events of such a one are five times as long. */
    private static final String[] LONG_TEXTS =
            Collections.nCopies(100, "Paris ".repeat(700)).toArray(String[]::new);

    /** Leaves no room for what grows with answers and with those who do not read them. */
    private static final List<String> SMALL_HEAP =
            List.of("-Xms64m", "-Xmx160m", "-XX:+ExitOnOutOfMemoryError");

    private static final long MOST_MEMORY_KIB = 480L * 1024;

    /** What a process opens by itself meanwhile: files of the store, mostly. */
    private static final int SOME = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LET_GO = "they are let go";

    @TempDir private Path data;

    private ProviderStandIn provider;
    private ParleyProcess parley;
    private HouseClient client;

    @BeforeEach
    void start() {
        provider = new ProviderStandIn();
        var place =
                Place.sqlite(data, provider.baseUrl())
                        .with("PARLEY_HEADER_TIMEOUT", "5s")
                        .with("PARLEY_BODY_TIMEOUT", "5s")
                        .with("PARLEY_IDLE_TIMEOUT", "5s")
                        .with("PARLEY_WRITE_TIMEOUT", "5s")
                        .with("PARLEY_SOCKET_TIMEOUT", "5s");
        parley = ParleyProcess.start(place.data(), place.environment(), SMALL_HEAP);
        client = parley.client();
    }

    @AfterEach
    void end() {
        parley.close();
        provider.close();
    }

    @Test
    void ordinary_ones_are_all_answered_and_the_others_reaped() throws Exception {
        var ended = longAnswer();
        provider.next(Script.tokens(2).gated());
        try (var reading = client.ask("usual", "Go on.");
                var hanging = new HangingClients(parley.address())) {
            var running = reading.responseId();
            var call = provider.takeCall();
            try (var socket = new SocketReading(client, running, 1)) {
                var before = descriptors();
                for (var each = 0; each < OF_EACH_KIND; each++) {
                    hanging.halfAHead();
                    hanging.halfABody();
                    hanging.unreadStream(ended);
                    hanging.halfOpenSocket(running);
                }

                askAll();
                Waiting.until(LET_GO, PATIENCE, () -> descriptors() <= before + SOME);

                assertThat(memoryInKib()).isLessThan(MOST_MEMORY_KIB);
                call.release(2);
                assertThat(socket.next()).isNotNull();
                assertThat(HouseClient.rest(reading).getLast().isEnd()).isTrue();
            }
        }
    }

    @Test
    void long_answers_that_nobody_reads_take_no_memory_that_grows_with_them() throws Exception {
        var ended = answer(Script.saying(LONG_TEXTS));
        var before = descriptors();
        try (var hanging = new HangingClients(parley.address())) {
            for (var each = 0; each < UNREAD; each++) {
                hanging.unreadStream(ended);
            }

            askAll();
            Waiting.until(LET_GO, PATIENCE, () -> descriptors() <= before + SOME);

            assertThat(memoryInKib()).isLessThan(MOST_MEMORY_KIB);
        }
    }

    @Test
    void a_message_that_is_too_large_closes_its_socket_and_says_why() throws Exception {
        provider.next(Script.tokens(2).gated());
        try (var reading = client.ask("usual", "Go on.")) {
            var closed = new CompletableFuture<String>();
            var socket =
                    client.socket(
                            "/v1/responses/" + reading.responseId() + "/events",
                            new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onClose(
                                        WebSocket from, int code, String reason) {
                                    closed.complete(code + " " + reason);
                                    return null;
                                }
                            });
            socket.sendText("x".repeat(40_000), false).get();
            socket.sendText("x".repeat(40_000), true).get();

            assertThat(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(
                            "1009 A message has at most 65536 bytes, the setting"
                                    + " max-socket-message.");
            provider.takeCall().release(2);
            HouseClient.rest(reading);
        }
    }

    /** One whose events are more than kernels keep for somebody who does not read them. */
    private String longAnswer() {
        return answer(Script.tokens(LONG_ANSWER));
    }

    private String answer(Script script) {
        provider.next(script);
        try (var reading = client.ask("usual", "Tell me everything.")) {
            var id = reading.responseId();
            provider.takeCall();
            HouseClient.rest(reading);
            return id;
        }
    }

    private void askAll() throws Exception {
        try (var threads = Executors.newFixedThreadPool(ORDINARY)) {
            var asked =
                    IntStream.range(0, ORDINARY).mapToObj(_ -> threads.submit(this::ask)).toList();
            for (Future<?> each : asked) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private void ask() {
        for (var request = 0; request < REQUESTS; request++) {
            var conversation = client.post("/v1/conversations", "{\"title\":\"Ordinary\"}");
            var path = "/v1/conversations/" + conversation.get("id").asText();
            assertThat(client.get(path)).isEqualTo(conversation);
        }
    }

    private int descriptors() {
        var open = Path.of("/proc", String.valueOf(parley.pid()), "fd").toFile().list();
        if (open == null) {
            throw new AssertionError("nothing is known of the process");
        }
        return open.length;
    }

    private long memoryInKib() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(parley.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
