package dev.parley.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

final class MetadataTest {

    private static Map<String, String> members(int count) {
        var members = new LinkedHashMap<String, String>();
        for (var number = count; number > 0; number--) {
            members.put("key" + number, "value");
        }
        return members;
    }

    private static String fieldRefused(Map<String, String> members) {
        var failure = new String[1];
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> new Metadata(members))
                .satisfies(refused ->
                        failure[0] =
                                ((InvalidRequest) refused.failure())
                                        .violations()
                                        .getFirst()
                                        .field());
        return failure[0];
    }

    @Test
    void members_keep_their_order() {
        var members = members(16);

        assertThat(new Metadata(members).members()).containsExactlyEntriesOf(members);
    }

    @Test
    void what_is_changed_afterwards_is_not_changed_here() {
        var members = members(2);
        var metadata = new Metadata(members);

        members.clear();

        assertThat(metadata.members()).hasSize(2);
    }

    @Test
    void limits_can_be_reached_and_not_passed() {
        assertThat(new Metadata(Map.of("k".repeat(64), "v".repeat(512), "e", "")).members())
                .hasSize(2);

        assertThat(fieldRefused(members(17))).isEqualTo("metadata");
        assertThat(fieldRefused(Map.of("k".repeat(65), "value"))).isEqualTo("metadata");
        assertThat(fieldRefused(Map.of("", "value"))).isEqualTo("metadata");
        assertThat(fieldRefused(Map.of("topic", "v".repeat(513)))).isEqualTo("metadata.topic");
    }
}
