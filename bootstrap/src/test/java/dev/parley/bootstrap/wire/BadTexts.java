package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.parley.bootstrap.wire.Document.Parameter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Texts that a parameter's schema forbids. */
final class BadTexts {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private BadTexts() {}

    static Stream<String> of(Parameter parameter) {
        var texts = new ArrayList<String>();
        texts.add("nonsense");
        texts.add("1.5");
        texts.add("-1");
        texts.add("0x10");
        texts.add("99999999999999999999");
        var schema = parameter.schema().node();
        if (schema.has("minimum")) {
            texts.add(schema.get("minimum").decimalValue().subtract(BigDecimal.ONE).toString());
        }
        if (schema.has("maximum")) {
            texts.add(schema.get("maximum").decimalValue().add(BigDecimal.ONE).toString());
        }
        if (schema.has("maxLength")) {
            texts.add("a".repeat(schema.get("maxLength").asInt() + 1));
        }
        if (schema.has("minLength") && parameter.in().equals("query")) {
            texts.add("");
        }
        return texts.stream().filter(text -> isForbidden(parameter, text)).distinct();
    }

    /** No schema can say that a cursor has to be one that was given. */
    private static boolean isForbidden(Parameter parameter, String text) {
        return (parameter.name().equals("after") && text.equals("nonsense"))
                || !parameter.schema().accepts(meant(parameter.schema().node(), text));
    }

    private static JsonNode meant(JsonNode schema, String text) {
        return switch (schema.path("type").asText()) {
            case "integer" ->
                    text.matches("-?\\d+")
                            ? MAKE.numberNode(new BigInteger(text))
                            : MAKE.textNode(text);
            case "boolean" ->
                    text.matches("true|false|0|1") ? MAKE.booleanNode(true) : MAKE.textNode(text);
            case "array" -> MAKE.arrayNode().add(text);
            default -> MAKE.textNode(text);
        };
    }
}
