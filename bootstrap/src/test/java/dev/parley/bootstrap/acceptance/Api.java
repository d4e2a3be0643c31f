package dev.parley.bootstrap.acceptance;

import dev.parley.bootstrap.endtoend.PlainHttp;

import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;

/**
 * A client of the house API that does nothing by itself. JSON is written with single quotes, so
 * that it can be read in a test.
 */
final class Api {

    private final PlainHttp http;

    Api(String address) {
        this(new PlainHttp(address));
    }

    private Api(PlainHttp http) {
        this.http = http;
    }

    /** The same, as somebody with a key. */
    Api withKey(String key) {
        return new Api(http.withKey(key));
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
        return http.request(path);
    }

    HttpRequest.Builder posting(String path, String json) {
        return http.posting(path, json.replace('\'', '"'));
    }

    Reply send(HttpRequest.Builder request) {
        return Reply.of(http.send(request));
    }

    CompletableFuture<Reply> sendLater(HttpRequest.Builder request) {
        return http.sendLater(request).thenApply(Reply::of);
    }

    OpenStream open(HttpRequest.Builder request) {
        return OpenStream.of(http.open(request));
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
