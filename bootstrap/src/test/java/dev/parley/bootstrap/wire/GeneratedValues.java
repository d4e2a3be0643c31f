package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes values that a schema allows, of what there is to name. */
final class GeneratedValues {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final String HEX = "0123456789abcdef";
    private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONGEST_TEXT = 3000;
    private static final long LARGE = 1L << 40;

    private final Choice choice;
    private final Names names;
    private final String provider;

    /**
     * Makes one.
     *
     * @param provider a model service's base URL
     */
    GeneratedValues(Choice choice, Names names, String provider) {
        this.choice = choice;
        this.names = names;
        this.provider = provider;
    }

    JsonNode of(Schema schema) {
        var node = schema.node();
        if (node.has("const")) {
            return node.get("const");
        }
        if (node.has("enum")) {
            return choice.of(Schema.all(node.get("enum")).toList());
        }
        for (var kind : List.of("oneOf", "anyOf")) {
            if (node.has(kind)) {
                return of(schema.of(choice.of(Schema.all(node.get(kind)).toList())));
            }
        }
        return ofType(schema, type(node));
    }

    private String type(JsonNode node) {
        var type = node.path("type");
        if (type.isArray()) {
            var types = Schema.all(type).map(JsonNode::asText).toList();
            return types.contains("null") && choice.percent(15)
                    ? "null"
                    : choice.of(types.stream().filter(each -> !each.equals("null")).toList());
        }
        return type.asText("any");
    }

    private JsonNode ofType(Schema schema, String type) {
        var node = schema.node();
        return switch (type) {
            case "null" -> MAKE.nullNode();
            case "boolean" -> MAKE.booleanNode(choice.percent(50));
            case "integer" -> MAKE.numberNode(integer(node));
            case "number" -> number(node);
            case "string" -> MAKE.textNode(text(node));
            case "array" -> array(schema);
            case "object" -> object(schema);
            default -> anything(2);
        };
    }

    private long integer(JsonNode node) {
        var least = node.path("minimum").asLong(-LARGE);
        var most = node.path("maximum").asLong(LARGE);
        return switch (choice.between(0, 3)) {
            case 0 -> least;
            case 1 -> most;
            default -> Math.min(most, Math.max(least, 0) + choice.between(0, 100));
        };
    }

    private JsonNode number(JsonNode node) {
        var least = node.path("minimum").asDouble(-LARGE);
        var most = node.path("maximum").asDouble(LARGE);
        return switch (choice.between(0, 3)) {
            case 0 -> node.has("minimum") ? node.get("minimum") : MAKE.numberNode(0);
            case 1 -> node.has("maximum") ? node.get("maximum") : MAKE.numberNode(1e300);
            default -> MAKE.numberNode(least + choice.fraction() * (most - least));
        };
    }

    private String text(JsonNode node) {
        if (node.has("pattern")) {
            return matching(node.get("pattern").asText());
        }
        if (node.path("format").asText().equals("uri")) {
            return choice.of(
                    List.of(
                            "https://example.org/map.png",
                            "data:image/png;base64,iVBORw0KGgo=",
                            "data:text/plain,hello"));
        }
        var shortest = node.path("minLength").asInt(0);
        var longest = Math.min(node.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT);
        if (choice.percent(5)) {
            return "a".repeat(longest);
        }
        var text = choice.text(longest);
        return text.length() < shortest ? "a".repeat(shortest) : text;
    }

    /** The document's patterns are few; a new one has to be added here. */
    private String matching(String pattern) {
        return switch (pattern) {
            case "^conv_[0-9a-f]{32}$" -> names.conversation();
            case "^resp_[0-9a-f]{32}$" -> names.response();
            case "^(msg|rs|fc|fco)_[0-9a-f]{32}$" -> names.item();
            case "^(installation|user|conv_[0-9a-f]{32})$" ->
                    choice.of(List.of("installation", "user", names.conversation()));
            case "^[!-~]+$" -> choice.letters(NAME + "-_.:/", 1, 255);
            case "^[A-Za-z0-9_-]+$" -> choice.letters(NAME + "_-", 1, 64);
            case "^[a-z0-9][a-z0-9._-]{0,63}$" ->
                    choice.percent(60) ? "default" : "x" + choice.letters(NAME, 1, 20);
            case "^https?://[A-Za-z0-9]" ->
                    choice.percent(80) ? provider : "http://169.254.169.254/latest";
            case "^\\d{1,10}$" -> choice.letters("0123456789", 1, 10);
            default -> throw new AssertionError("say what matches " + pattern);
        };
    }

    private JsonNode array(Schema schema) {
        var least = schema.node().path("minItems").asInt(0);
        var most = schema.node().path("maxItems").asInt(20);
        var length = Math.min(most, least + (choice.percent(5) ? 20 : choice.between(0, 2)));
        var array = MAKE.arrayNode();
        IntStream.range(0, length)
                .forEach(_ ->
                        array.add(
                                schema.node().has("items")
                                        ? of(schema.of(schema.node().get("items")))
                                        : anything(1)));
        return array;
    }

    private JsonNode object(Schema schema) {
        var node = schema.node();
        var object = MAKE.objectNode();
        var required = Schema.all(node.path("required")).map(JsonNode::asText).toList();
        node.path("properties")
                .properties()
                .forEach(member -> {
                    if (required.contains(member.getKey()) || choice.percent(20)) {
                        object.set(member.getKey(), of(schema.of(member.getValue())));
                    }
                });
        if (node.path("minProperties").asInt(0) > object.size()) {
            var member = choice.of(List.copyOf(node.get("properties").properties()));
            object.set(member.getKey(), of(schema.of(member.getValue())));
        }
        addOthers(schema, object);
        return object;
    }

    private void addOthers(Schema schema, ObjectNode object) {
        var others = schema.node().path("additionalProperties");
        var isFree = others.isMissingNode() && !schema.node().has("properties");
        for (var count = choice.between(0, 3); count > 0; count--) {
            if (others.isObject()) {
                object.set("key" + count, of(schema.of(others)));
            } else if (isFree) {
                object.set(choice.text(20), anything(2));
            }
        }
    }

    /** Any JSON, not deeper than this. */
    JsonNode anything(int depth) {
        return switch (choice.between(depth > 0 ? 0 : 2, 9)) {
            case 0 -> MAKE.objectNode().set(choice.text(10), anything(depth - 1));
            case 1 -> MAKE.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
            case 2 -> MAKE.nullNode();
            case 3 -> MAKE.booleanNode(choice.percent(50));
            case 4 -> MAKE.numberNode(choice.between(-2, 2));
            case 5 -> MAKE.numberNode(choice.fraction() * 3);
            case 6 -> MAKE.numberNode(Long.MAX_VALUE);
            case 7 -> MAKE.textNode(names.any());
            default -> MAKE.textNode(choice.text(100));
        };
    }

    /** An id of this kind that nobody has. */
    static String unknown(Choice choice, String kind) {
        return kind + "_" + choice.letters(HEX, 32, 32);
    }

    /** Names of what is there, of what is somebody else's, and of what is not there. */
    record Names(Choice choice, Estate own, Estate foreign) {

        String conversation() {
            return known()
                    ? own.any(choice).conversation()
                    : other("conv", Estate.Dialogue::conversation);
        }

        String response() {
            return known() ? own.any(choice).response() : other("resp", Estate.Dialogue::response);
        }

        String item() {
            return known()
                    ? choice.of(own.any(choice).items())
                    : other("msg", dialogue -> choice.of(dialogue.items()));
        }

        String any() {
            return choice.of(List.of(conversation(), response(), item()));
        }

        private boolean known() {
            return choice.percent(70);
        }

        private String other(String kind, Function<Estate.Dialogue, String> id) {
            return choice.percent(50) ? id.apply(foreign.any(choice)) : unknown(choice, kind);
        }
    }
}
