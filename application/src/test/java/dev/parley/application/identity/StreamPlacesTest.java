package dev.parley.application.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.testkit.fixture.SomeLimits;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;

import org.junit.jupiter.api.Test;

class StreamPlacesTest {

    private final StreamPlaces places = new StreamPlaces(SomeLimits.ofStreams(1));

    @Test
    void what_cannot_begin_holds_no_place() {
        var defect = new AssertionError("a defect");

        assertThatThrownBy(() ->
                        places.holding(
                                Caller.INSTALLATION,
                                _ -> {
                                    throw defect;
                                }))
                .isSameAs(defect);

        take();
    }

    @Test
    void what_has_begun_holds_its_place_until_it_gives_it_back() {
        var held = take();

        assertThatThrownBy(this::take).isInstanceOf(FailureException.class);
        held.close();
        take();
    }

    private StreamPlaces.Place take() {
        return places.holding(Caller.INSTALLATION, place -> place);
    }
}
