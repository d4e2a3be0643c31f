package dev.parley.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OldHeapTest {

    private static final long MEBIBYTE = 1024L * 1024;

    private final OldHeap heap = new OldHeap(() -> this.used, this::cleanUp);
    private long used;
    private long needed;
    private int cleanings;

    @Test
    void what_is_small_is_left_alone() {
        grow(OldHeap.SMALL);

        assertThat(cleanings).isZero();
    }

    @Test
    void what_has_grown_is_cleaned_up_as_often_as_it_grows() {
        needed = 30 * MEBIBYTE;
        for (var time = 0; time < 5; time++) {
            grow(OldHeap.SMALL + 1);
        }

        assertThat(cleanings).isEqualTo(5);
    }

    @Test
    void what_is_needed_is_not_looked_at_again_until_it_has_doubled() {
        needed = 300 * MEBIBYTE;
        grow(400 * MEBIBYTE);
        grow(500 * MEBIBYTE);
        grow(600 * MEBIBYTE);

        assertThat(cleanings).isOne();

        grow(601 * MEBIBYTE);

        assertThat(cleanings).isEqualTo(2);
    }

    private void grow(long to) {
        used = to;
        heap.look();
    }

    private void cleanUp() {
        cleanings++;
        used = needed;
    }
}
