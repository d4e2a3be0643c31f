package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.parley.bootstrap.wire.Document.Operation;
import dev.parley.bootstrap.wire.Document.Parameter;
import dev.parley.bootstrap.wire.GeneratedValues.Names;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes requests for an operation: such as it takes, and such as it does not. */
final class GeneratedRequests {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");
    private static final List<String> ACCEPTED =
            List.of(
                    "*/*",
                    "application/json",
                    "text/event-stream",
                    "application/json, text/event-stream;q=0.5",
                    "text/html",
                    "application/xml;q=0.1",
                    "nonsense",
                    "");
    private static final List<String> MEDIA_TYPES =
            List.of(
                    "application/json; charset=utf-8",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "APPLICATION/JSON",
                    "text/json",
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=a",
                    "multipart/form-data",
                    "application/octet-stream",
                    "*/*",
                    "nonsense",
                    "");
    private static final List<String> KEYS =
            List.of(
                    "Bearer ",
                    "Bearer sk-parley-wrong",
                    "Basic YTpi",
                    "Bearer a b",
                    "nonsense",
                    "");
    private static final List<String> OTHER_HEADERS =
            List.of(
                    "X-Request-ID",
                    "X-Forwarded-For",
                    "X-HTTP-Method-Override",
                    "Accept-Encoding",
                    "Accept-Language",
                    "If-None-Match",
                    "Range",
                    "Cookie",
                    "Content-Language",
                    "OpenAI-Beta",
                    "Last-Event-ID",
                    "Idempotency-Key");

    private final Choice choice;
    private final Names names;
    private final GeneratedValues values;

    GeneratedRequests(Choice choice, Names names, GeneratedValues values) {
        this.choice = choice;
        this.names = names;
        this.values = values;
    }

    GeneratedRequest of(Operation operation) {
        var body = body(operation);
        var method = choice.percent(4) ? choice.of(METHODS) : operation.method();
        return new GeneratedRequest(
                operation,
                method,
                path(operation) + query(operation),
                headers(operation, !body.octets().isEmpty()),
                body.octets(),
                body.isForbidden());
    }

    /**
     * A body.
     *
     * @param octets a character for each byte
     */
    private record Body(String octets, boolean isForbidden) {

        static Body of(String text, Charset charset, boolean isForbidden) {
            return of(text.getBytes(charset), isForbidden);
        }

        static Body of(byte[] bytes, boolean isForbidden) {
            return new Body(new String(bytes, StandardCharsets.ISO_8859_1), isForbidden);
        }
    }

    private Body body(Operation operation) {
        var schema = operation.body();
        if (schema == null) {
            return Body.of(choice.percent(3) ? choice.bytes(50) : new byte[0], false);
        }
        if (choice.percent(3)) {
            return new Body("", false);
        }
        var value = values.of(schema);
        if (choice.percent(25)) {
            value = spoilt(value);
        }
        var text = value.toString();
        if (choice.percent(8)) {
            return broken(text);
        }
        return Body.of(text, StandardCharsets.UTF_8, !schema.accepts(value));
    }

    /** With something else in one place. */
    private JsonNode spoilt(JsonNode value) {
        if (value instanceof ObjectNode object && choice.percent(85)) {
            var member =
                    object.isEmpty() || choice.percent(20)
                            ? "nonsense"
                            : choice.of(Schema.names(object).toList());
            if (choice.percent(15)) {
                return object.without(member);
            }
            return object.set(member, spoilt(object.path(member)));
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && choice.percent(85)) {
            var at = choice.between(0, array.size() - 1);
            if (choice.percent(10)) {
                for (var count = choice.between(1, 200); count > 0; count--) {
                    array.add(array.get(at));
                }
                return array;
            }
            array.set(at, spoilt(array.get(at)));
            return array;
        }
        return switch (choice.between(0, 5)) {
            case 0 -> MAKE.textNode("a".repeat(choice.between(60, 3000)));
            case 1 -> MAKE.numberNode(choice.of(List.of(-1L, 0L, 3L, Long.MAX_VALUE)));
            case 2 -> MAKE.textNode(names.any());
            default -> values.anything(3);
        };
    }

    /** What is no JSON any more, or JSON of a strange kind. */
    private Body broken(String text) {
        var at = choice.between(0, text.length());
        return switch (choice.between(0, 8)) {
            case 0 -> utf8(text.substring(0, at));
            case 1 -> Body.of(choice.bytes(200), false);
            case 2 -> utf8(text.substring(0, at) + "\u0000" + text.substring(at));
            case 3 -> Body.of(text, StandardCharsets.UTF_16, false);
            case 4 -> utf8("\ufeff" + text);
            case 5 -> utf8("{\"a\":" + "[".repeat(choice.between(1, 3000)));
            case 6 -> utf8(text.replaceFirst("\\{", "{\"model\":1e999999999,"));
            case 7 -> utf8(text.replaceFirst("\\{", "{\"title\":\"\\\\ud800\","));
            default -> utf8(text + choice.of(List.of(",", "{}", "//", " nonsense")));
        };
    }

    private static Body utf8(String text) {
        return Body.of(text, StandardCharsets.UTF_8, false);
    }

    private String path(Operation operation) {
        var dialogue = names.own().any(choice);
        var path = operation.path();
        for (var variable : operation.in("path").toList()) {
            var value =
                    choice.percent(60)
                            ? switch (variable.name()) {
                                case "conversation_id" -> dialogue.conversation();
                                case "response_id" -> dialogue.response();
                                case "item_id" -> choice.of(dialogue.items());
                                case "scope" ->
                                        choice.of(
                                                List.of(
                                                        "installation",
                                                        "user",
                                                        dialogue.conversation()));
                                default -> "usual";
                            }
                            : variable(variable);
            path = path.replace("{" + variable.name() + "}", encoded(value));
        }
        return path;
    }

    private String variable(Parameter variable) {
        if (choice.percent(70)) {
            return values.of(variable.schema()).asText();
        }
        var text = choice.percent(50) ? choice.text(300) : names.any();
        return text.isEmpty() ? "nonsense" : text;
    }

    private String query(Operation operation) {
        var query = new ArrayList<String>();
        operation
                .in("query")
                .forEach(parameter -> {
                    if (parameter.isRequired() ? choice.percent(95) : choice.percent(35)) {
                        add(query, parameter);
                    }
                });
        if (choice.percent(5)) {
            query.add(encoded(choice.text(30)) + "=" + encoded(choice.text(30)));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private void add(List<String> query, Parameter parameter) {
        var name = encoded(parameter.name());
        var value = choice.percent(75) ? values.of(parameter.schema()) : MAKE.textNode(text());
        if (parameter.name().equals("wait") && value.asInt() > 1) {
            value = MAKE.numberNode(1);
        }
        if (value.isArray()) {
            value.forEach(each -> query.add(name + "=" + encoded(each.asText())));
        } else {
            query.add(name + "=" + encoded(value.asText()));
        }
        if (choice.percent(5)) {
            query.add(name + "=" + encoded(text()));
        }
        if (choice.percent(3)) {
            query.add(name);
        }
    }

    private String text() {
        return choice.of(
                List.of(
                        choice.text(300),
                        names.any(),
                        "-1",
                        "0",
                        "1.5",
                        "99999999999999999999",
                        ""));
    }

    private List<String> headers(Operation operation, boolean hasBody) {
        var headers = new ArrayList<String>();
        if (hasBody) {
            add(
                    headers,
                    "Content-Type",
                    choice.percent(90) ? "application/json" : choice.of(MEDIA_TYPES));
        }
        operation
                .in("header")
                .filter(_ -> choice.percent(30))
                .forEach(parameter ->
                        add(
                                headers,
                                parameter.name(),
                                choice.percent(80)
                                        ? values.of(parameter.schema()).asText()
                                        : visible(choice.text(300))));
        if (choice.percent(25)) {
            add(headers, "Accept", choice.of(ACCEPTED));
        }
        if (choice.percent(3)) {
            add(headers, "Authorization", choice.of(KEYS));
        }
        if (choice.percent(2)) {
            add(headers, "X-API-Key", visible(choice.text(50)));
        }
        if (choice.percent(10)) {
            add(headers, choice.of(OTHER_HEADERS), visible(choice.text(100)));
        }
        if (choice.percent(2)) {
            add(headers, "Origin", choice.of(List.of("null", "https://example.org", "nonsense")));
        }
        return headers;
    }

    private static void add(List<String> headers, String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    /** What the client lets through. */
    private static String visible(String text) {
        return text.replaceAll("[^ -~]", "~").strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E")
                .replace("*", "%2A");
    }
}
