package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A schema of the document, as far as the document uses what schemas can say.
 *
 * @param document where its references lead to
 */
record Schema(JsonNode node, JsonNode document) {

    Schema {
        while (node.has("$ref")) {
            node = document.at(node.get("$ref").asText().substring(1));
        }
    }

    Schema of(JsonNode other) {
        return new Schema(other, document);
    }

    /** The schema of a member, as the branch that accepts this object says. */
    Stream<Schema> member(String name) {
        return branches()
                .flatMap(branch -> {
                    var own = branch.node.path("properties").path(name);
                    if (!own.isMissingNode()) {
                        return Stream.of(of(own));
                    }
                    var others = branch.node.path("additionalProperties");
                    return others.isObject() ? Stream.of(of(others)) : Stream.empty();
                });
    }

    /** Names of members that it describes. */
    Stream<String> members() {
        return branches().flatMap(branch -> names(branch.node.path("properties"))).distinct();
    }

    /** The schemas of elements. */
    Stream<Schema> elements() {
        return branches()
                .filter(branch -> branch.node.has("items"))
                .map(branch -> of(branch.node.get("items")));
    }

    /** Itself, or what it is made of. */
    Stream<Schema> branches() {
        var parts = Stream.of("oneOf", "anyOf", "allOf").flatMap(kind -> all(node.path(kind)));
        return Stream.concat(Stream.of(this), parts.flatMap(part -> of(part).branches()));
    }

    boolean accepts(JsonNode value) {
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return acceptsType(value)
                && acceptsNumber(value)
                && acceptsText(value)
                && acceptsElements(value)
                && acceptsMembers(value)
                && all(node.path("allOf")).allMatch(part -> of(part).accepts(value))
                && acceptsOne("oneOf", value)
                && acceptsOne("anyOf", value)
                && (!node.has("not") || !of(node.get("not")).accepts(value));
    }

    private boolean acceptsOne(String kind, JsonNode value) {
        return !node.has(kind) || all(node.get(kind)).anyMatch(part -> of(part).accepts(value));
    }

    private boolean acceptsType(JsonNode value) {
        if (node.has("const") && !node.get("const").equals(value)) {
            return false;
        }
        if (node.has("enum") && all(node.get("enum")).noneMatch(value::equals)) {
            return false;
        }
        if (!node.has("type")) {
            return true;
        }
        var types = node.get("type");
        return types.isArray()
                ? all(types).anyMatch(type -> isOfType(type.asText(), value))
                : isOfType(types.asText(), value);
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("the type " + type);
        };
    }

    private boolean acceptsNumber(JsonNode value) {
        return !value.isNumber()
                || (value.decimalValue().compareTo(limit("minimum", value)) >= 0
                        && value.decimalValue().compareTo(limit("maximum", value)) <= 0);
    }

    private BigDecimal limit(String name, JsonNode value) {
        return node.has(name) ? node.get(name).decimalValue() : value.decimalValue();
    }

    private boolean acceptsText(JsonNode value) {
        if (!value.isTextual()) {
            return true;
        }
        var text = value.asText();
        var length = text.codePointCount(0, text.length());
        return length >= node.path("minLength").asInt(0)
                && length <= node.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!node.has("pattern")
                        || Pattern.compile(node.get("pattern").asText()).matcher(text).find());
    }

    private boolean acceptsElements(JsonNode value) {
        return !value.isArray()
                || (value.size() >= node.path("minItems").asInt(0)
                        && value.size() <= node.path("maxItems").asInt(Integer.MAX_VALUE)
                        && (!node.has("items")
                                || all(value).allMatch(of(node.get("items"))::accepts)));
    }

    private boolean acceptsMembers(JsonNode value) {
        return !value.isObject()
                || (all(node.path("required")).allMatch(name -> value.has(name.asText()))
                        && value.size() <= node.path("maxProperties").asInt(Integer.MAX_VALUE)
                        && names(value).allMatch(name -> acceptsMember(name, value.get(name))));
    }

    private boolean acceptsMember(String name, JsonNode value) {
        var named = node.path("propertyNames");
        if (!named.isMissingNode() && !of(named).accepts(new TextNode(name))) {
            return false;
        }
        var described = node.path("properties").path(name);
        if (!described.isMissingNode()) {
            return of(described).accepts(value);
        }
        var others = node.path("additionalProperties");
        return others.isMissingNode() || of(others).accepts(value);
    }

    static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }
}
