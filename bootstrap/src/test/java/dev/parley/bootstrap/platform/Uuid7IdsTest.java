package dev.parley.bootstrap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.Ids;
import dev.parley.application.testkit.IdsContract;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

final class Uuid7IdsTest implements IdsContract {

    private final Ids ids = new Uuid7Ids(InstantSource.system());

    @Override
    public Ids ids() {
        return ids;
    }

    @Test
    void ids_rise_although_the_clock_of_the_machine_goes_back() {
        var times = Stream.of(9, 8, 9, 7, 10, 1, 1).map(Instant::ofEpochMilli).iterator();
        var setBack = new Uuid7Ids(times::next);

        assertThat(Stream.generate(setBack::next).limit(7).toList())
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
