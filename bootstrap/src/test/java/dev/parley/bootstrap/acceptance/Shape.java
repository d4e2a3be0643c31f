package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a JSON value has to look like: no more members than named, and none missing. */
interface Shape {

    void check(JsonNode value, String place);

    static Shape text() {
        return (value, place) -> assertThat(value.isTextual()).as("%s: text", place).isTrue();
    }

    static Shape word(String... allowed) {
        return (value, place) -> assertThat(value.asText()).as(place).isIn((Object[]) allowed);
    }

    static Shape integer() {
        return (value, place) ->
                assertThat(value.isIntegralNumber()).as("%s: integer", place).isTrue();
    }

    static Shape number() {
        return (value, place) -> assertThat(value.isNumber()).as("%s: number", place).isTrue();
    }

    static Shape truth() {
        return (value, place) -> assertThat(value.isBoolean()).as("%s: boolean", place).isTrue();
    }

    /** An object about whose members nothing is said. */
    static Shape anyObject() {
        return (value, place) -> assertThat(value.isObject()).as("%s: object", place).isTrue();
    }

    static Shape arrayOf(Shape element) {
        return (value, place) -> {
            assertThat(value.isArray()).as("%s: array", place).isTrue();
            for (var index = 0; index < value.size(); index++) {
                element.check(value.get(index), place + "[" + index + "]");
            }
        };
    }

    /** The shape that belongs to the word in a member. */
    static Shape by(String member, Map<String, Shape> shapes) {
        return (value, place) -> {
            var word = value.path(member).asText();
            assertThat(shapes).as("%s.%s", place, member).containsKey(word);
            shapes.get(word).check(value, place + "(" + word + ")");
        };
    }

    static ObjectShape object() {
        return new ObjectShape(Map.of(), Set.of());
    }

    default Shape orNull() {
        return (value, place) -> {
            if (!value.isNull()) {
                check(value, place);
            }
        };
    }

    /** Either this or another. */
    default Shape or(Shape other) {
        return (value, place) -> {
            if (value.isTextual()) {
                check(value, place);
            } else {
                other.check(value, place);
            }
        };
    }

    /** An object with named members. */
    record ObjectShape(Map<String, Shape> members, Set<String> optional) implements Shape {

        ObjectShape with(String member, Shape shape) {
            var more = new LinkedHashMap<>(members);
            more.put(member, shape);
            return new ObjectShape(more, optional);
        }

        ObjectShape maybe(String member, Shape shape) {
            var more = new HashSet<>(optional);
            more.add(member);
            return new ObjectShape(with(member, shape).members, more);
        }

        @Override
        public void check(JsonNode value, String place) {
            assertThat(value.isObject()).as("%s: object", place).isTrue();
            var present = new TreeSet<String>();
            value.fieldNames().forEachRemaining(present::add);
            assertThat(members.keySet()).as("members of %s", place).containsAll(present);
            var needed = new TreeSet<>(members.keySet());
            needed.removeAll(optional);
            assertThat(present).as("members of %s", place).containsAll(needed);
            present.forEach(name -> members.get(name).check(value.get(name), place + "." + name));
        }
    }
}
