package dev.parley.domain.generation;

import static dev.parley.domain.generation.Composing.events;
import static dev.parley.domain.generation.Composing.message;
import static dev.parley.domain.generation.Composing.nothingSaid;
import static dev.parley.domain.generation.Composing.said;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ComposerTest {

    private final Composing composing = new Composing();

    @Test
    void text_becomes_a_message_with_one_part() {
        var events = new ArrayList<Event>();
        events.addAll(composing.write(new Delta.Text("It ")));
        events.addAll(composing.write(new Delta.Text("rains.")));
        events.addAll(composing.closed());

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), 0, nothingSaid()),
                        new Event.PartBegan(0, 0, PartKind.TEXT),
                        new Event.Delta(0, 0, PartKind.TEXT, "It "),
                        new Event.Delta(0, 0, PartKind.TEXT, "rains."),
                        new Event.TextDone(0, 0, PartKind.TEXT, "It rains."),
                        new Event.PartDone(0, 0, PartKind.TEXT, "It rains."),
                        new Event.MessageDone(0, said("It rains."), MessageStatus.COMPLETED));
        assertThat(composing.contents()).containsExactly(said("It rains."));
    }

    @Test
    void neighbouring_deltas_that_come_together_are_joined() {
        var events =
                composing.write(
                        new Delta.Text("It "), new Delta.Text(""), new Delta.Text("rains."));

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), 0, nothingSaid()),
                        new Event.PartBegan(0, 0, PartKind.TEXT),
                        new Event.Delta(0, 0, PartKind.TEXT, "It rains."));
    }

    @Test
    void numbers_go_on_from_what_was_noted() {
        composing.composer.note(new Event.Created(false));
        composing.composer.note(new Event.Started());

        var numbered = composing.composer.write(List.of(new Delta.Text("It rains.")));

        assertThat(numbered).extracting(NumberedEvent::number).containsExactly(2L, 3L, 4L);
        assertThat(composing.answer.next()).isEqualTo(5);
    }

    @Test
    void nothing_and_empty_texts_make_no_events() {
        assertThat(composing.write()).isEmpty();
        assertThat(
                        composing.write(
                                new Delta.Text(""), new Delta.Reasoning(""), new Delta.Refusal("")))
                .isEmpty();
        assertThat(
                        composing.write(
                                new Delta.Used(TokenUsage.estimated(1, 1, 0)),
                                new Delta.Finished(Delta.FinishReason.STOP),
                                new Delta.Broke(GenerationFailure.internal("It failed."))))
                .isEmpty();
        assertThat(composing.closed()).isEmpty();
    }

    @Test
    void reasoning_and_text_are_two_messages() {
        composing.write(
                new Delta.Summary("In short"),
                new Delta.Reasoning("One thought"),
                new Delta.Reasoning(", another"),
                new Delta.Summary("In the end"));
        var events = composing.write(new Delta.Text("It rains."));
        composing.closed();

        assertThat(events)
                .startsWith(
                        new Event.TextDone(0, 1, PartKind.SUMMARY, "In the end"),
                        new Event.PartDone(0, 1, PartKind.SUMMARY, "In the end"),
                        new Event.MessageDone(
                                0,
                                new Content.Reasoned(
                                        List.of("In short", "In the end"),
                                        List.of("One thought, another")),
                                MessageStatus.COMPLETED),
                        new Event.MessageBegan(1, message(1), 0, nothingSaid()));
        assertThat(composing.contents())
                .containsExactly(
                        new Content.Reasoned(
                                List.of("In short", "In the end"), List.of("One thought, another")),
                        said("It rains."));
    }

    @Test
    void summaries_are_numbered_apart_from_thoughts() {
        var events =
                composing.write(
                        new Delta.Reasoning("a"),
                        new Delta.Summary("b"),
                        new Delta.Reasoning("c"),
                        new Delta.Summary("d"));

        assertThat(events)
                .filteredOn(Event.PartBegan.class::isInstance)
                .containsExactly(
                        new Event.PartBegan(0, 0, PartKind.REASONING),
                        new Event.PartBegan(0, 0, PartKind.SUMMARY),
                        new Event.PartBegan(0, 1, PartKind.REASONING),
                        new Event.PartBegan(0, 1, PartKind.SUMMARY));
    }

    @Test
    void a_refusal_is_a_part_of_its_own_in_the_same_message() {
        composing.write(
                new Delta.Text("Well, "),
                new Delta.Refusal("I'd rather "),
                new Delta.Refusal("not."));
        composing.closed();

        assertThat(composing.contents())
                .containsExactly(
                        new Content.Said(
                                List.of(
                                        new Part.Text("Well, "),
                                        new Part.Refusal("I'd rather not."))));
    }

    @Test
    void citations_belong_to_the_text_before_them() {
        var one = new Part.Citation("https://a.example", "A", 0, 2);
        var other = new Part.Citation("https://b.example", "B", 3, 5);

        var events =
                composing.write(
                        new Delta.Text("It rains"),
                        new Delta.Cites(one),
                        new Delta.Cites(other),
                        new Delta.Text("."));
        composing.closed();

        assertThat(events)
                .endsWith(
                        new Event.Delta(0, 0, PartKind.TEXT, "It rains"),
                        new Event.Cited(0, 0, 0, one),
                        new Event.Cited(0, 0, 1, other),
                        new Event.Delta(0, 0, PartKind.TEXT, "."));
        assertThat(composing.contents())
                .containsExactly(
                        new Content.Said(List.of(new Part.Text("It rains.", List.of(one, other)))));
    }

    @Test
    void an_answer_that_ends_early_leaves_its_open_text_incomplete() {
        for (var outcome :
                List.of(
                        new Outcome.Incomplete(Outcome.Reason.MAX_OUTPUT_TOKENS),
                        new Outcome.Cancelled(),
                        new Outcome.Failed(GenerationFailure.internal("It failed.")),
                        new Outcome.Interrupted())) {
            var answerSoFar = new Answer();
            var one = new Composer(answerSoFar, () -> message(0), () -> "call");
            one.write(List.of(new Delta.Text("It ra")));

            var events = events(one.close(outcome));

            assertThat(events)
                    .containsExactly(
                            new Event.TextDone(0, 0, PartKind.TEXT, "It ra"),
                            new Event.PartDone(0, 0, PartKind.TEXT, "It ra"),
                            new Event.MessageDone(0, said("It ra"), MessageStatus.INCOMPLETE));
        }
    }

    @Test
    void an_answer_that_ends_early_leaves_its_open_thought_incomplete() {
        composing.write(new Delta.Reasoning("They ask"));

        composing.close(new Outcome.Cancelled());

        assertThat(composing.answer.entries())
                .containsExactly(
                        new Answer.Entry(
                                message(0),
                                0,
                                new Content.Reasoned(List.of(), List.of("They ask")),
                                MessageStatus.INCOMPLETE));
    }

    @Test
    void an_answer_that_goes_on_in_a_later_turn_says_where_its_messages_stand() {
        composing.write(new Delta.Text("Paris."));
        composing.closed();

        composing.composer.goOn(3);

        assertThat(composing.write(new Delta.Text("Rome.")))
                .startsWith(new Event.MessageBegan(1, message(1), 3, nothingSaid()));
        assertThat(composing.answer.entries())
                .extracting(Answer.Entry::turnsLater)
                .containsExactly(0, 3);
    }

    @Test
    void writing_goes_on_where_another_composer_stopped() {
        composing.write(new Delta.Text("It "));

        var another = new Composer(composing.answer, () -> message(9), () -> "call");
        var events = events(another.write(List.of(new Delta.Text("rains."))));

        assertThat(events).containsExactly(new Event.Delta(0, 0, PartKind.TEXT, "rains."));
    }

    @Test
    void a_character_is_never_cut_in_two() {
        var events = new ArrayList<Event>();
        events.addAll(composing.write(new Delta.Text("sun \ud83c")));
        events.addAll(composing.write(new Delta.Text("\udf1e!")));

        assertThat(events)
                .endsWith(
                        new Event.Delta(0, 0, PartKind.TEXT, "sun "),
                        new Event.Delta(0, 0, PartKind.TEXT, "🌞!"));
    }
}
