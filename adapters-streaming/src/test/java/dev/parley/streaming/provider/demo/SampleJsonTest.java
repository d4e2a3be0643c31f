package dev.parley.streaming.provider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'string'} | 'sample value'",
                "{'type': 'string', 'minLength': 14} | 'sample valuexx'",
                "{'type': 'string', 'maxLength': 3} | 'sam'",
                "{'type': 'string', 'format': 'date'} | '2026-01-01'",
                "{'type': 'integer'} | 1",
                "{'type': 'integer', 'minimum': 7} | 7",
                "{'type': 'integer', 'maximum': -3} | -3",
                "{'type': 'integer', 'exclusiveMinimum': 7} | 8",
                "{'type': 'integer', 'exclusiveMaximum': 0} | -1",
                "{'type': 'integer', 'multipleOf': 5} | 5",
                "{'type': 'number', 'exclusiveMinimum': 1, 'exclusiveMaximum': 2} | 1.5",
                "{'type': 'number', 'maximum': 0.5} | 0.5",
                "{'type': 'boolean'} | true",
                "{'type': 'null'} | null",
                "{'type': ['null', 'integer']} | 1",
                "{'enum': ['red', 'green']} | 'red'",
                "{'const': 42} | 42",
                "{'type': 'integer', 'default': 9} | 9",
                "{'type': 'array', 'items': {'type': 'integer'}} | [1]",
                "{'type': 'array', 'items': {'type': 'boolean'}, 'minItems': 2} | [true,true]",
                "{'type': 'array', 'maxItems': 0} | []",
                "{'anyOf': [{'type': 'integer'}, {'type': 'string'}]} | 1",
                "{'allOf': [{'minimum': 3}], 'type': 'integer'} | 3",
                "{} | 'sample value'",
            })
    void a_value_fits_its_schema(String schema, String sample) {
        assertThat(SampleJson.of(json(schema))).isEqualTo(json(sample));
    }

    @Test
    void objects_have_what_is_required_and_nothing_else() {
        var schema =
                """
                {'type': 'object', 'required': ['place', 'when'], 'properties': {
                  'place': {'type': 'object', 'required': ['name'], 'properties': {'name': {'type': 'string'}}},
                  'when': {'$ref': '#/$defs/moment'},
                  'unit': {'enum': ['C', 'F']}},
                 '$defs': {'moment': {'type': 'array', 'items': {'type': 'string', 'format': 'time'}}}}
                """;

        assertThat(SampleJson.of(json(schema)))
                .isEqualTo(json("{'place':{'name':'sample name'},'when':['12:00:00Z']}"));
    }

    @Test
    void a_schema_that_holds_itself_comes_to_an_end() {
        var schema =
                """
                {'type': 'object', 'required': ['next'], 'properties': {'next': {'$ref': '#'}}}
                """;

        assertThat(SampleJson.of(json(schema))).startsWith(json("{'next':{'next':")).endsWith("}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[1]", "{", "nonsense"})
    void whatever_is_no_schema_gets_an_empty_object(String schema) {
        assertThat(SampleJson.of(schema)).isEqualTo("{}");
    }

    private static String json(String withApostrophes) {
        return withApostrophes.replace('\'', '"').strip();
    }
}
