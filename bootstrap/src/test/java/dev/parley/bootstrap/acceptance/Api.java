package dev.parley.bootstrap.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A client of the house API that does nothing by itself. JSON is written with single quotes, so
 * that it can be read in a test.
 */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final String key;

    Api(String address) {
        this(address, "");
    }

    private Api(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /** The same, as somebody with a key. */
    Api withKey(String newKey) {
        return new Api(address, newKey);
    }

    Reply get(String path) {
        return send(request(path));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply post(String path, String json) {
        return send(posting(path, json));
    }

    OpenStream stream(String path, String json) {
        return open(posting(path, json));
    }

    OpenStream stream(String path) {
        return open(request(path));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder posting(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"')));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    CompletableFuture<Reply> sendLater(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Reply::of);
    }

    OpenStream open(HttpRequest.Builder request) {
        try {
            return OpenStream.of(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Opens a conversation and tells its id. */
    String conversation() {
        return post("/v1/conversations", "{}").text("/id");
    }

    /** Has a model answer, cancels the answer if it would not end, and gives all its events. */
    Transcript answer(GivenAnswer answer) {
        try (var stream = stream("/v1/responses", asking(answer))) {
            var behind = answer.cancelledBehind();
            if (!behind.isEmpty()) {
                stream.until(behind);
                post("/v1/responses/" + stream.responseId() + "/cancel", "");
            }
            return stream.toEnd();
        }
    }

    static String asking(GivenAnswer answer) {
        return "{'model':'%s','input':'What is the capital of France?','stream':true,'tools':%s}"
                .formatted(answer.model(), GivenAnswer.tools());
    }
}
