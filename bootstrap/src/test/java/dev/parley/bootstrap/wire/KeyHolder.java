package dev.parley.bootstrap.wire;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * Somebody who asks with a key; an empty one stands for none. JSON is written with single quotes,
 * so that it can be read in a test.
 */
record KeyHolder(Server server, String key) {

    private static final String JSON = "application/json";

    HttpRequest.Builder asking(String path) {
        var request = server.request(path);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder posting(String path, String body) {
        return asking(path)
                .header("content-type", JSON)
                .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    }

    HttpResponse<String> get(String path) {
        return server.send(asking(path));
    }

    HttpResponse<String> delete(String path) {
        return server.send(asking(path).DELETE());
    }

    HttpResponse<String> post(String path, String body) {
        return server.send(posting(path, body));
    }

    /** Makes something, and gives its id. */
    String make(String path, String body) {
        var made = post(path, body);
        if (made.statusCode() != 200) {
            throw new AssertionError(made.statusCode() + " " + made.body());
        }
        return Server.json(made).get("id").asText();
    }

    /** Asks for an operation with what it would take, at an address of its. */
    HttpResponse<String> ask(Document.Operation operation, String path) {
        var query = Examples.query(operation);
        var request = asking(query.isEmpty() ? path : path + "?" + query);
        return server.send(
                operation.body() == null
                        ? request.method(operation.method(), BodyPublishers.noBody())
                        : request.header("content-type", JSON)
                                .method(
                                        operation.method(),
                                        BodyPublishers.ofString(Examples.bodyOf(operation))));
    }
}
