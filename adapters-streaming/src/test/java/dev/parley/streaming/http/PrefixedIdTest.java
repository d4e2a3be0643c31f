package dev.parley.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

final class PrefixedIdTest {

    @Test
    void an_id_is_a_prefix_and_the_digits_of_its_uuid() {
        var id = UUID.fromString("0199f3a2-7c1e-7b40-a001-5d20c4e88f11");

        assertThat(PrefixedId.of("conv_", id)).isEqualTo("conv_0199f3a27c1e7b40a0015d20c4e88f11");
        assertThat(PrefixedId.read("conv_", "conv_0199f3a27c1e7b40a0015d20c4e88f11")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conv_",
                "0199f3a27c1e7b40a0015d20c4e88f11",
                "conv-0199f3a27c1e7b40a0015d20c4e88f11",
                "conv_0199F3A27C1E7B40A0015D20C4E88F11",
                "conv_0199f3a27c1e7b40a0015d20c4e88f1",
                "conv_0199f3a27c1e7b40a0015d20c4e88f111",
                "conv_+199f3a27c1e7b40a0015d20c4e88f11",
                "resp_0199f3a27c1e7b40a0015d20c4e88f11"
            })
    void what_is_no_such_id_is_the_id_of_nothing(String text) {
        assertThat(PrefixedId.read("conv_", text)).isEqualTo(PrefixedId.NOBODY);
    }
}
