package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.shared.Metadata;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

final class ConversationTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final GenerationId FIRST = new GenerationId(new UUID(0, 1));
    private static final GenerationId SECOND = new GenerationId(new UUID(0, 2));

    private final Conversation opened =
            Conversation.opened(
                    new ConversationId(new UUID(0, 9)),
                    OwnerId.INSTALLATION,
                    null,
                    Metadata.NONE,
                    null,
                    null,
                    NOON);

    @Test
    void a_new_conversation_is_open_and_empty() {
        assertThat(opened.archived()).isFalse();
        assertThat(opened.running()).isNull();
        assertThat(opened.last()).isNull();
        assertThat(opened.nextTurn()).isZero();
    }

    @Test
    void a_conversation_is_deleted_from_the_first_time_on() {
        var deleted = opened.deleted(NOON.plusSeconds(1)).deleted(NOON.plusSeconds(2));

        assertThat(opened.isDeleted()).isFalse();
        assertThat(deleted.isDeleted()).isTrue();
        assertThat(deleted.deletedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(deleted.updatedAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(deleted.tookTurns(1, NOON).archived(true, NOON).deletedAt())
                .isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void whatever_happens_is_the_last_activity() {
        assertThat(opened.archived(true, NOON.plusSeconds(1)).updatedAt())
                .isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void a_clock_that_went_back_moves_nothing_back() {
        assertThat(opened.tookTurns(1, NOON.minusSeconds(60)).updatedAt()).isEqualTo(NOON);
    }

    @Test
    void one_answer_runs_at_a_time() {
        var running = opened.running(FIRST, NOON);

        assertThat(running.running()).isEqualTo(FIRST);
        assertThat(running.running(FIRST, NOON)).isEqualTo(running);
        assertThatIllegalArgumentException().isThrownBy(() -> running.running(SECOND, NOON));
    }

    @Test
    void a_queued_answer_is_the_last_one_also_while_another_one_runs() {
        var queued = opened.running(FIRST, NOON).queued(SECOND, NOON);

        assertThat(queued.running()).isEqualTo(FIRST);
        assertThat(queued.last()).isEqualTo(SECOND);
    }

    @Test
    void the_end_of_an_answer_makes_room_for_the_next() {
        var queued = opened.running(FIRST, NOON).queued(SECOND, NOON);

        var next = queued.ended(FIRST, NOON).running(SECOND, NOON);

        assertThat(next.running()).isEqualTo(SECOND);
        assertThat(next.ended(FIRST, NOON).running()).isEqualTo(SECOND);
        assertThat(next.ended(SECOND, NOON).running()).isNull();
    }

    @Test
    void the_last_answer_stays_the_one_that_was_accepted_last() {
        var queued = opened.running(FIRST, NOON).queued(SECOND, NOON).ended(FIRST, NOON);
        var third = new GenerationId(new UUID(0, 3));

        assertThat(queued.queued(third, NOON).running(SECOND, NOON).last()).isEqualTo(third);
    }
}
