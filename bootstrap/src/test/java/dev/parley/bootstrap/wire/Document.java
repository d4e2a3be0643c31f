package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description that a server gives of itself. */
record Document(JsonNode json) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, boolean isRequired, Schema schema) {}

    /**
     * One method at one address.
     *
     * @param path with variables in braces
     * @param body what may be sent; absent if nothing may
     * @param statuses that it can answer with
     */
    record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            @Nullable Schema body,
            Set<Integer> statuses) {

        Stream<Parameter> in(String place) {
            return parameters.stream().filter(parameter -> parameter.in().equals(place));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        json.get("paths")
                .properties()
                .forEach(path ->
                        Schema.names(path.getValue())
                                .filter(METHODS::contains)
                                .map(method -> operation(path.getKey(), path.getValue(), method))
                                .forEach(operations::add));
        return operations;
    }

    Schema schema(String name) {
        return new Schema(json.at("/components/schemas/" + name), json);
    }

    private Operation operation(String path, JsonNode described, String method) {
        var operation = described.get(method);
        var parameters =
                Stream.concat(
                                Schema.all(described.path("parameters")),
                                Schema.all(operation.path("parameters")))
                        .map(this::parameter)
                        .toList();
        var body = operation.at("/requestBody/content/application~1json/schema");
        return new Operation(
                operation.get("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? null : new Schema(body, json),
                Schema.names(operation.get("responses"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()));
    }

    private Parameter parameter(JsonNode given) {
        var described = new Schema(given, json).node();
        return new Parameter(
                described.get("name").asText(),
                described.get("in").asText(),
                described.path("required").asBoolean(),
                new Schema(described.get("schema"), json));
    }
}
