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
        for (var number = 0; number < stored.size(); number++) {
            assertThat(stored.get(number).number()).as(when).isEqualTo(number);
        }
        assertThat(stored.getLast().isEnd()).as(when).isTrue();
        return stored;
    }
}
