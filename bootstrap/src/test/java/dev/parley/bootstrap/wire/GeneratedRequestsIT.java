package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.bootstrap.endtoend.ParleyProcess;
import dev.parley.bootstrap.wire.Document.Operation;
import dev.parley.bootstrap.wire.GeneratedValues.Names;
import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests that are made from the document which the packaged service serves, for every operation
 * by turns: such as it allows, such as it does not, and such as are hardly requests. Every answer
 * keeps what the document promises, none is a defect, none is missing, and what is somebody else's
 * is answered like what is not there.
 *
 * <p>{@code -Dparley.fuzz} says how many, {@code -Dparley.seed} chooses others. What breaks a
 * promise is printed as a command that sends it again.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
final class GeneratedRequestsIT {

    private static final int COUNT = Integer.getInteger("parley.fuzz", 5500);
    private static final long SEED = Long.getLong("parley.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RENEWED_EVERY = 40;
    private static final int MOST_SHOWN = 25;

    @TempDir private static Path data;

    private static final ProviderStandIn PROVIDER = new ProviderStandIn();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ParleyProcess parley;
    private static String ada;
    private static String eve;

    private final Set<String> succeeded = new TreeSet<>();

    /** By what is wrong, so that one defect is shown once. */
    private final Map<String, String> broken = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        var settings = Map.of("PARLEY_MODEL_BASE_URL", PROVIDER.baseUrl(), "PARLEY_MODEL", "usual");
        ada = ParleyProcess.command(data, settings, "keys", "add", "--name", "ada");
        eve =
                ParleyProcess.command(
                        data, settings, "keys", "add", "--name", "eve", "--owner", "eve");
        parley = ParleyProcess.start(data, settings);
    }

    @AfterAll
    static void end() {
        CLIENT.close();
        parley.close();
        PROVIDER.close();
    }

    @Test
    void every_answer_is_what_the_document_promises() {
        var document = new Document(ask(ada, "GET", "/openapi.json", ""));
        var promises = new Promises(document);
        var own = Estate.of((method, path, body) -> ask(ada, method, path, body));
        var foreign = Estate.of((method, path, body) -> ask(eve, method, path, body));
        var before = foreign.read();
        var operations = document.operations();

        for (var number = 0; number < COUNT && broken.size() < MOST_SHOWN; number++) {
            var choice = new Choice(SEED, number);
            var names = new Names(choice, own, foreign);
            var values = new GeneratedValues(choice, names, PROVIDER.baseUrl());
            var request =
                    new GeneratedRequests(choice, names, values)
                            .of(operations.get(number % operations.size()));
            send(number, request, promises, foreign, choice);
            if (number % RENEWED_EVERY == 0) {
                own.renew();
            }
        }

        assertThat(String.join("\n\n", broken.values())).isEmpty();
        assertThat(succeeded)
                .as("operations that did what was asked at least once")
                .hasSize(operations.size());
        assertThat(foreign.read()).isEqualTo(before);
    }

    private void send(
            int number,
            GeneratedRequest request,
            Promises promises,
            Estate foreign,
            Choice choice) {
        var answer = send(number, request);
        if (answer == null) {
            return;
        }
        if (answer.statusCode() == 200 && request.method().equals(request.operation().method())) {
            succeeded.add(request.operation().id());
        }
        promises.broken(request, answer).forEach(what -> note(number, what, request, answer));
        var foreignIds = foreign.ids().stream().filter(request::mentions).toList();
        if (!foreignIds.isEmpty()) {
            compare(number, request.withoutHeader("Idempotency-Key"), foreignIds, choice);
        }
        forgetSettings(request, answer);
    }

    /** Settings that were changed would decide about all that follows. */
    private static void forgetSettings(GeneratedRequest request, HttpResponse<byte[]> answer) {
        if (request.operation().id().equals("changeModelSettings")
                && answer.statusCode() == 200
                && !request.method().equals("HEAD")) {
            ask(ada, "DELETE", request.path().split("\\?", 2)[0], "");
        }
    }

    /** What is somebody else's is answered like what nobody has. */
    private void compare(
            int number, GeneratedRequest request, List<String> foreignIds, Choice choice) {
        var answer = send(number, request);
        if (answer == null) {
            return;
        }
        var twin = request;
        var text = Promises.text(answer);
        for (var id : foreignIds) {
            var unknown = GeneratedValues.unknown(choice, id.substring(0, id.indexOf('_')));
            twin = twin.naming(id, unknown);
            text = text.replace(id, unknown);
        }
        var other = send(number, twin);
        if (other != null && other.statusCode() != answer.statusCode()) {
            note(
                    number,
                    "what is somebody else's is answered unlike what is not there, which is "
                            + other.statusCode(),
                    request,
                    answer);
        } else if (other != null
                && answer.statusCode() >= 400
                && !text.equals(Promises.text(other))) {
            note(
                    number,
                    "somebody else's is told apart from what is not there: " + Promises.text(other),
                    request,
                    answer);
        }
        var isInPath = foreignIds.stream().anyMatch(request.path().split("\\?", 2)[0]::contains);
        if (isInPath && answer.statusCode() < 400 && !request.method().equals("OPTIONS")) {
            note(number, "what is somebody else's is handed out", request, answer);
        }
    }

    private void note(
            int number, String what, GeneratedRequest request, HttpResponse<byte[]> answer) {
        var text = Promises.text(answer);
        broken.putIfAbsent(
                request.operation() + ": " + what.replaceAll("\\d+", "#"),
                "%s: %s\n  request %d of the seed %d: %s\n  %d %s"
                        .formatted(
                                request.operation(),
                                what,
                                number,
                                SEED,
                                request.command(parley.address()),
                                answer.statusCode(),
                                text.length() <= 600 ? text : text.substring(0, 600) + "…"));
    }

    /** Sends it and waits for the whole answer; of a stream without an end, for its beginning. */
    private @Nullable HttpResponse<byte[]> send(int number, GeneratedRequest request) {
        try {
            return CLIENT.sendAsync(
                            request.on(parley.address(), ada),
                            head ->
                                    isEndless(request.operation(), head)
                                            ? new Beginning()
                                            : BodyHandlers.ofByteArray().apply(head))
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            var what =
                    failed.getCause() instanceof TimeoutException ? "no answer" : "no whole answer";
            broken.putIfAbsent(
                    request.operation() + ": " + what + failed.getCause(),
                    "%s: %s (%s)\n  request %d of the seed %d: %s"
                            .formatted(
                                    request.operation(),
                                    what,
                                    failed.getCause(),
                                    number,
                                    SEED,
                                    request.command(parley.address())));
            return null;
        }
    }

    private static boolean isEndless(Operation operation, HttpResponse.ResponseInfo head) {
        return operation.id().equals("followChanges")
                && head.headers().firstValue("content-type").orElse("").contains("event-stream");
    }

    private static JsonNode ask(String key, String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(parley.address() + path))
                        .header("authorization", "Bearer " + key)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        var answer = CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Server.json(answer);
    }
}
