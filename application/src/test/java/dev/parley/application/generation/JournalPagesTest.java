package dev.parley.application.generation;

import static dev.parley.application.testkit.fixture.Answers.aRichAnswer;
import static dev.parley.application.testkit.fixture.Answers.behind;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class JournalPagesTest {

    private final Stores stores = InMemoryStore.create(new FixedClock());
    private final List<NumberedEvent> answer = aRichAnswer(new Outcome.Completed());
    private final Generation generation = aGeneration().runningUnder(stores.leases().own()).build();
    private final SmallPages journal = new SmallPages();

    @BeforeEach
    void store() {
        stores.unitOfWork()
                .run(() -> {
                    stores.generations().add(generation, List.of());
                    return true;
                });
        answer.forEach(event ->
                journal.append(stores.leases().own(), generation.id(), List.of(event), () -> {}));
    }

    @Test
    void every_event_comes_complete_wherever_pages_end() {
        for (journal.largest = 1; journal.largest <= answer.size(); journal.largest++) {
            for (var after = -1L; after < answer.size(); after++) {
                assertThat(read(pages(), after)).isEqualTo(behind(answer, after));
            }
        }
    }

    @Test
    void every_event_comes_complete_to_a_reader_who_goes_back() {
        for (journal.largest = 1; journal.largest <= answer.size(); journal.largest++) {
            var pages = pages();
            for (var after = answer.size() - 1L; after >= -1; after--) {
                assertThat(read(pages, after)).isEqualTo(behind(answer, after));
            }
        }
    }

    @Test
    void what_was_said_before_is_not_read_as_long_as_nothing_is_closed() {
        journal.largest = 1;
        var firstDelta = 5;

        assertThat(pages().behind(firstDelta - 1)).hasSize(1);

        assertThat(journal.asked).containsExactly(firstDelta - 1L);
    }

    @Test
    void events_that_are_removed_while_they_are_read_are_gone() {
        journal.largest = 1;
        var lastOfText = answer.size() - 2L;
        journal.isGoneBefore = lastOfText;

        assertThat(pages().behind(lastOfText - 1)).isEmpty();
    }

    private JournalPages pages() {
        return new JournalPages(journal, generation.id());
    }

    private static List<NumberedEvent> read(JournalPages pages, long begin) {
        var read = new ArrayList<NumberedEvent>();
        var after = begin;
        for (var page = pages.behind(after); !page.isEmpty(); page = pages.behind(after)) {
            read.addAll(page);
            after = page.getLast().number();
        }
        return read;
    }

    /** Gives fewer events than are asked for, as journals do whose events are long. */
    private final class SmallPages implements Journal {

        private final Journal whole = stores.journal();
        private final List<Long> asked = new ArrayList<>();
        private int largest = 1;
        private long isGoneBefore;

        @Override
        public void append(
                Lease lease, GenerationId id, List<NumberedEvent> events, Runnable committed) {
            whole.append(lease, id, events, committed);
        }

        @Override
        public void record(Lease lease, GenerationId id, List<NumberedEvent> events) {
            whole.record(lease, id, events);
        }

        @Override
        public List<NumberedEvent> read(GenerationId id, long after, int limit) {
            asked.add(after);
            return after + 1 < isGoneBefore
                    ? List.of()
                    : whole.read(id, after, Math.min(limit, largest));
        }

        @Override
        public int removeExpired(Instant moment) {
            return whole.removeExpired(moment);
        }
    }
}
