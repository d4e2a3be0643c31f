package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

final class AnswerTest {

    private static final MessageId MESSAGE = new MessageId(new UUID(0, 1));

    private final Answer answer = new Answer();

    @Test
    void an_answer_begins_with_event_0_and_nothing_said() {
        assertThat(answer.next()).isZero();
        assertThat(answer.messages()).isZero();
        assertThat(answer.entries()).isEmpty();
    }

    @Test
    void no_event_may_be_left_out_or_come_twice() {
        answer.follow(new NumberedEvent(0, new Event.Created(false)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.follow(new NumberedEvent(0, new Event.Started())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.follow(new NumberedEvent(2, new Event.Started())));
        assertThat(answer.next()).isOne();
    }

    @Test
    void a_message_that_is_being_written_shows_what_there_is_of_it() {
        var begun =
                List.of(
                        new Event.MessageBegan(0, MESSAGE, 0, new Content.Said(List.of())),
                        new Event.PartBegan(0, 0, PartKind.TEXT),
                        new Event.Delta(0, 0, PartKind.TEXT, "It ra"));
        for (var event : begun) {
            answer.follow(new NumberedEvent(answer.next(), event));
        }

        assertThat(answer.messages()).isOne();
        assertThat(answer.entries())
                .containsExactly(
                        new Answer.Entry(
                                MESSAGE, 0, Content.Said.text("It ra"), MessageStatus.IN_PROGRESS));
    }

    @Test
    void an_answer_can_be_followed_from_where_a_message_begins() {
        var began = new Event.MessageBegan(2, MESSAGE, 0, new Content.Said(List.of()));
        var later = Answer.from(40, began);
        later.follow(new NumberedEvent(40, began));
        later.follow(new NumberedEvent(41, new Event.PartBegan(2, 0, PartKind.TEXT)));
        later.follow(new NumberedEvent(42, new Event.Delta(2, 0, PartKind.TEXT, "It rains")));

        var done = later.follow(new NumberedEvent(43, new Event.TextDone(2, 0, PartKind.TEXT, "")));

        assertThat(done.event()).isEqualTo(new Event.TextDone(2, 0, PartKind.TEXT, "It rains"));
        assertThat(later.messages()).isEqualTo(3);
    }
}
