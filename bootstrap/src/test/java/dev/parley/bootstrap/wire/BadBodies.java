package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Bodies that a schema forbids: a body that it allows, with one thing wrong in each, at every place
 * that the schema or the body has.
 */
final class BadBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final int LONGEST_TEXT = 5000;
    private static final String NONSENSE = "nonsense";

    private final Schema schema;
    private final JsonNode allowed;
    private final List<JsonNode> bad = new ArrayList<>();

    private BadBodies(Schema schema, JsonNode allowed) {
        this.schema = schema;
        this.allowed = allowed;
    }

    static List<String> of(Schema schema, String allowed) {
        var bodies = new BadBodies(schema, read(allowed));
        if (!schema.accepts(bodies.allowed)) {
            throw new IllegalArgumentException("the document does not allow " + allowed);
        }
        bodies.spoil(schema, bodies.allowed, UnaryOperator.identity());
        return bodies.bad.stream().map(JsonNode::toString).distinct().toList();
    }

    /**
     * Spoils one place.
     *
     * @param around puts another value in this place and gives the whole body
     */
    private void spoil(Schema at, JsonNode value, UnaryOperator<JsonNode> around) {
        wrong(at).forEach(wrong -> keepIfForbidden(around.apply(wrong)));
        if (value instanceof ObjectNode object) {
            spoilMembers(at, object, around);
        }
        if (value instanceof ArrayNode array && !array.isEmpty()) {
            keepIfForbidden(around.apply(MAKE.arrayNode()));
            var most = at.branches().mapToInt(each -> each.node().path("maxItems").asInt(0)).max();
            keepIfForbidden(around.apply(repeated(array.get(0), most.orElse(0) + 1)));
            at.elements()
                    .forEach(element ->
                            spoil(
                                    element,
                                    array.get(0),
                                    other -> around.apply(beginningWith(other, array))));
        }
    }

    private void spoilMembers(Schema at, ObjectNode object, UnaryOperator<JsonNode> around) {
        keepIfForbidden(around.apply(object.deepCopy().put(NONSENSE, true)));
        keepIfForbidden(around.apply(crowded(object)));
        Schema.names(object)
                .forEach(name -> keepIfForbidden(around.apply(object.deepCopy().without(name))));
        Stream.concat(at.members(), Schema.names(object))
                .distinct()
                .forEach(name ->
                        at.member(name)
                                .forEach(member ->
                                        spoil(
                                                member,
                                                object.path(name),
                                                other ->
                                                        around.apply(
                                                                object.deepCopy()
                                                                        .set(name, other)))));
    }

    private void keepIfForbidden(JsonNode body) {
        if (!schema.accepts(body)) {
            bad.add(body);
        }
    }

    private static Stream<JsonNode> wrong(Schema at) {
        var values = new ArrayList<JsonNode>();
        values.add(MAKE.textNode(NONSENSE));
        values.add(MAKE.textNode(""));
        values.add(MAKE.numberNode(7));
        values.add(MAKE.numberNode(1.5));
        values.add(MAKE.booleanNode(true));
        values.add(MAKE.nullNode());
        values.add(MAKE.objectNode().put(NONSENSE, true));
        values.add(MAKE.arrayNode().add(MAKE.arrayNode()));
        at.branches()
                .map(Schema::node)
                .forEach(node -> {
                    if (node.has("minimum")) {
                        values.add(
                                MAKE.numberNode(
                                        node.get("minimum")
                                                .decimalValue()
                                                .subtract(BigDecimal.ONE)));
                    }
                    if (node.has("maximum")) {
                        values.add(
                                MAKE.numberNode(
                                        node.get("maximum").decimalValue().add(BigDecimal.ONE)));
                    }
                    if (node.path("maxLength").asInt(LONGEST_TEXT) < LONGEST_TEXT) {
                        values.add(MAKE.textNode("a".repeat(node.get("maxLength").asInt() + 1)));
                    }
                });
        return values.stream();
    }

    private static JsonNode crowded(ObjectNode object) {
        var crowded = object.deepCopy();
        for (var number = 0; number < 17; number++) {
            crowded.put("member" + number, "text");
        }
        return crowded;
    }

    private static JsonNode beginningWith(JsonNode element, ArrayNode array) {
        var changed = array.deepCopy();
        changed.set(0, element);
        return changed;
    }

    private static JsonNode repeated(JsonNode element, int count) {
        var array = MAKE.arrayNode();
        for (var number = 0; number < count; number++) {
            array.add(element);
        }
        return array;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
