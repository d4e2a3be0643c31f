package dev.parley.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;

final class JsonTest {

    @Property
    void texts_come_back_to_the_letter(@ForAll("texts") String name, @ForAll("texts") String text) {
        var written =
                Json.write(new JsonObject().with(name, text).with("list" + name, List.of(text)));

        var object = Json.read(written);

        assertThat(object.text(name)).isEqualTo(text);
        assertThat(object.texts("list" + name)).containsExactly(text);
    }

    @Property
    void what_is_written_can_be_kept_as_unicode(@ForAll("texts") String text) {
        var written = Json.write(new JsonObject().with("text", text));

        assertThat(
                        written.codePoints()
                                .noneMatch(
                                        point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
        assertThat(written).doesNotContain("\0");
    }

    @Property
    void numbers_and_flags_come_back(
            @ForAll long number, @ForAll boolean flag, @ForAll int integer) {
        var values = new ArrayList<>(List.of(number, flag, integer, integer / 7.0));
        var object =
                Json.read(
                        Json.write(
                                new JsonObject()
                                        .with("number", values.get(0))
                                        .with("flag", values.get(1))
                                        .with("integer", values.get(2))
                                        .with("decimal", values.get(3))
                                        .including("nothing", null)));

        assertThat(object.number("number")).isEqualTo(number);
        assertThat(object.flag("flag")).isEqualTo(flag);
        assertThat(object.optionalNumber("integer")).isEqualTo(integer);
        assertThat(object.optionalDecimal("decimal")).isEqualTo(integer / 7.0);
        assertThat(object.members()).containsEntry("nothing", null);
        assertThat(object.optionalNumber("absent")).isNull();
    }

    /** Halves of surrogate pairs and control characters too. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(40);
    }
}
