package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.Ids;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What everybody who gives names promises. */
public interface IdsContract {

    Ids ids();

    private List<UUID> some(int count) {
        return Stream.generate(ids()::next).limit(count).toList();
    }

    @Test
    default void ids_are_uuids_of_version_7() {
        assertThat(some(100))
                .allSatisfy(id -> assertThat(id.version()).isEqualTo(7))
                .allSatisfy(id -> assertThat(id.variant()).isEqualTo(2));
    }

    @Test
    default void every_id_is_greater_than_the_one_before() {
        var ids = some(20_000);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).isSortedAccordingTo(Comparator.comparing(UUID::toString));
        assertThat(ids).isSorted();
    }

    @Test
    default void ids_that_are_given_to_several_at_once_are_different_and_still_rise() {
        Set<UUID> given = ConcurrentHashMap.newKeySet();
        var threads = 8;
        var each = 2_000;

        Together.play(
                threads,
                _ -> {
                    var own = some(each);
                    assertThat(own).isSortedAccordingTo(Comparator.comparing(UUID::toString));
                    given.addAll(own);
                });

        assertThat(given).hasSize(threads * each);
    }
}
