package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;

import dev.parley.bootstrap.wire.Document.Operation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the document promises of every answer. */
final class Promises {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_CONTENT = 204;
    private static final int DEFECT = 500;
    private static final String LAST_CHUNK = "[DONE]";

    /** What any address may say to a method that it does not have, or that is answered for it. */
    private static final Set<Integer> OF_OTHER_METHODS = Set.of(400, 401, 403, 405, 415);

    private final Document document;
    private final JsonSchemaFactory schemas = schemas();
    private final Map<String, JsonSchema> known = new HashMap<>();

    Promises(Document document) {
        this.document = document;
    }

    /** The document's schemas, whose other words are for people. */
    private static JsonSchemaFactory schemas() {
        var words =
                JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                        .unknownKeywordFactory((word, _) -> new NonValidationKeyword(word))
                        .build();
        return JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(words.getIri())
                .metaSchema(words)
                .build();
    }

    /** What is wrong with an answer; nothing if it is as it should be. */
    List<String> broken(GeneratedRequest request, HttpResponse<byte[]> answer) {
        var broken = new ArrayList<String>();
        var status = answer.statusCode();
        var operation = meant(request);
        // what can be streamed has no HEAD
        if (operation == null || (request.method().equals("HEAD") && status == 405)) {
            if (!OF_OTHER_METHODS.contains(status)) {
                broken.add("a method that is not there is answered with " + status);
            }
        } else if (!operation.statuses().contains(status)) {
            broken.add("the status " + status + " is not documented");
        } else if (request.isForbidden() && status < 400 && operation.body() != null) {
            broken.add("a body that the document forbids is taken");
        }
        if (status == DEFECT) {
            broken.add("it is a defect");
        }
        if (request.method().equals("HEAD") || status == NO_CONTENT) {
            if (answer.body().length > 0) {
                broken.add("there is a body");
            }
            return broken;
        }
        if (status >= 400) {
            addFaultsOfError(answer, broken);
        } else if (operation != null) {
            addFaultsOfBody(operation, answer, broken);
        }
        return broken;
    }

    /** The operation that the method of a request stands for at its address. */
    private @Nullable Operation meant(GeneratedRequest request) {
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        if (method.equals(request.operation().method())) {
            return request.operation();
        }
        var path = request.path().split("\\?", 2)[0];
        return document.operations().stream()
                .filter(other -> other.method().equals(method))
                .filter(other -> path.matches(other.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst()
                .orElse(null);
    }

    private void addFaultsOfError(HttpResponse<byte[]> answer, List<String> broken) {
        if (!mediaType(answer).equals("application/json")) {
            broken.add("an error is told as " + mediaType(answer));
        } else {
            addFaults("#/components/schemas/Error", text(answer), broken);
        }
        if (answer.headers().firstValue("x-request-id").isEmpty()) {
            broken.add("an error has no request id");
        }
    }

    private void addFaultsOfBody(
            Operation operation, HttpResponse<byte[]> answer, List<String> broken) {
        var described = described(operation, answer.statusCode());
        var type = mediaType(answer);
        var schema = described.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            broken.add("the media type '" + type + "' is not documented");
        } else if (type.equals("application/json")) {
            addFaults(schema, text(answer), broken);
        } else if (type.equals("text/event-stream")) {
            addFaultsOfEvents(operation, text(answer), broken);
        }
    }

    private void addFaultsOfEvents(Operation operation, String stream, List<String> broken) {
        var isOfAnswer = operation.path().startsWith("/v1/responses");
        for (var line : stream.lines().toList()) {
            if (line.startsWith("data:") && !line.endsWith(LAST_CHUNK)) {
                var data = line.substring("data:".length());
                if (isOfAnswer) {
                    addFaults("#/components/schemas/ResponseEvent", data, broken);
                } else if (read(data) == null) {
                    broken.add("an event is no JSON: " + data);
                }
            }
        }
    }

    private JsonNode described(Operation operation, int status) {
        var described =
                document.json()
                        .path("paths")
                        .path(operation.path())
                        .path(operation.method().toLowerCase(Locale.ROOT))
                        .path("responses")
                        .path(String.valueOf(status));
        return new Schema(described, document.json()).node();
    }

    private void addFaults(String reference, String text, List<String> broken) {
        addFaults(JSON.createObjectNode().put("$ref", reference), text, broken);
    }

    private void addFaults(JsonNode schema, String text, List<String> broken) {
        var json = read(text);
        if (json == null) {
            broken.add("the body is no JSON");
            return;
        }
        known.computeIfAbsent(schema.toString(), _ -> compiled(schema)).validate(json).stream()
                .limit(3)
                .forEach(fault -> broken.add("the body is not as documented: " + fault));
    }

    /** A schema on its own, with what it refers to. */
    private JsonSchema compiled(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", ((ObjectNode) document.json()).get("components"));
        return schemas.getSchema(whole);
    }

    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException _) {
            return null;
        }
    }

    static String mediaType(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-type").orElse("").split(";", 2)[0].strip();
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
