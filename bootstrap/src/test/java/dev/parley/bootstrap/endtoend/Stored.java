package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What is stored of answers. */
final class Stored {

    private Stored() {}

    /** All events of an answer that has ended, which begin with whatever was seen of it. */
    static List<Frame> check(HouseClient client, List<Frame> seen, String when) {
        var stored = client.replay(seen.getFirst().responseId());
        assertThat(stored).as(when).startsWith(seen.toArray(Frame[]::new));
        checkWhole(stored, when);
        return stored;
    }

    /** Events that make an answer: numbered without a gap, and with an end. */
    static void checkWhole(List<Frame> events, String when) {
        for (var number = 0; number < events.size(); number++) {
            assertThat(events.get(number).number()).as(when).isEqualTo(number);
        }
        assertThat(events.getLast().isEnd()).as(when).isTrue();
    }
}
