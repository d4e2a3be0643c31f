package dev.parley.bootstrap.wire;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A request, and what is known of it.
 *
 * @param path with its query
 * @param headers names and values by turns
 * @param body a character for each byte; empty for none
 * @param isForbidden whether the document does not allow the body
 */
record GeneratedRequest(
        Document.Operation operation,
        String method,
        String path,
        List<String> headers,
        String body,
        boolean isForbidden) {

    HttpRequest on(String address, String key) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        for (var at = 0; at < headers.size(); at += 2) {
            request.header(headers.get(at), headers.get(at + 1));
        }
        if (!names("authorization") && !names("x-api-key")) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                .build();
    }

    boolean names(String header) {
        for (var at = 0; at < headers.size(); at += 2) {
            if (headers.get(at).equalsIgnoreCase(header)) {
                return true;
            }
        }
        return false;
    }

    boolean mentions(String text) {
        return path.contains(text) || body.contains(text);
    }

    /** The same request, which names something else. */
    GeneratedRequest naming(String id, String other) {
        return new GeneratedRequest(
                operation,
                method,
                path.replace(id, other),
                headers,
                body.replace(id, other),
                isForbidden);
    }

    /** The same request, which may be sent again. */
    GeneratedRequest withoutHeader(String name) {
        var others = new ArrayList<String>();
        for (var at = 0; at < headers.size(); at += 2) {
            if (!headers.get(at).equalsIgnoreCase(name)) {
                others.add(headers.get(at));
                others.add(headers.get(at + 1));
            }
        }
        return new GeneratedRequest(operation, method, path, others, body, isForbidden);
    }

    /** A command that sends it. */
    String command(String address) {
        var command = new StringBuilder("curl -i -X ").append(method).append(" '");
        command.append(address).append(path).append("'");
        if (!names("authorization") && !names("x-api-key")) {
            command.append(" -H \"Authorization: Bearer $KEY\"");
        }
        for (var at = 0; at < headers.size(); at += 2) {
            command.append(" -H '%s: %s'".formatted(headers.get(at), quoted(headers.get(at + 1))));
        }
        if (!body.isEmpty()) {
            command.append(" --data-binary ").append(data());
        }
        return command.toString();
    }

    private String data() {
        var isPlain = body.chars().allMatch(each -> each >= ' ' && each <= '~');
        return isPlain
                ? "'" + quoted(body) + "'"
                : "@<(base64 -d <<< "
                        + Base64.getEncoder()
                                .encodeToString(body.getBytes(StandardCharsets.ISO_8859_1))
                        + ")";
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
