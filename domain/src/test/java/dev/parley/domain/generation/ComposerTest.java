package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

final class ComposerTest {

    private final Answer answer = new Answer();
    private long messages;
    private int calls;
    private final Composer composer =
            new Composer(
                    answer, () -> new MessageId(new UUID(0, messages++)), () -> "made_" + calls++);

    private static MessageId message(long number) {
        return new MessageId(new UUID(0, number));
    }

    private List<Event> write(Delta... deltas) {
        return events(composer.write(List.of(deltas)));
    }

    private List<Event> close(Outcome outcome) {
        return events(composer.close(outcome));
    }

    private List<Event> closed() {
        return close(new Outcome.Completed());
    }

    private static List<Event> events(List<NumberedEvent> numbered) {
        return numbered.stream().map(NumberedEvent::event).toList();
    }

    private List<Content> contents() {
        return answer.entries().stream().map(Answer.Entry::content).toList();
    }

    private static Content said(String text) {
        return Content.Said.text(text);
    }

    private static Content nothingSaid() {
        return new Content.Said(List.of());
    }

    private static Content call(String id, String tool, String arguments) {
        return new Content.ToolCalled(id, tool, arguments);
    }

    @Test
    void text_becomes_a_message_with_one_part() {
        var events = new ArrayList<Event>();
        events.addAll(write(new Delta.Text("It ")));
        events.addAll(write(new Delta.Text("rains.")));
        events.addAll(closed());

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), nothingSaid()),
                        new Event.PartBegan(0, 0, PartKind.TEXT),
                        new Event.Delta(0, 0, PartKind.TEXT, "It "),
                        new Event.Delta(0, 0, PartKind.TEXT, "rains."),
                        new Event.TextDone(0, 0, PartKind.TEXT, "It rains."),
                        new Event.PartDone(0, 0, PartKind.TEXT, "It rains."),
                        new Event.MessageDone(0, said("It rains."), MessageStatus.COMPLETED));
        assertThat(contents()).containsExactly(said("It rains."));
    }

    @Test
    void neighbouring_deltas_that_come_together_are_joined() {
        var events = write(new Delta.Text("It "), new Delta.Text(""), new Delta.Text("rains."));

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), nothingSaid()),
                        new Event.PartBegan(0, 0, PartKind.TEXT),
                        new Event.Delta(0, 0, PartKind.TEXT, "It rains."));
    }

    @Test
    void numbers_go_on_from_what_was_noted() {
        composer.note(new Event.Created(false));
        composer.note(new Event.Started());

        var numbered = composer.write(List.of(new Delta.Text("It rains.")));

        assertThat(numbered).extracting(NumberedEvent::number).containsExactly(2L, 3L, 4L);
        assertThat(answer.next()).isEqualTo(5);
    }

    @Test
    void nothing_and_empty_texts_make_no_events() {
        assertThat(write()).isEmpty();
        assertThat(write(new Delta.Text(""), new Delta.Reasoning(""), new Delta.Refusal("")))
                .isEmpty();
        assertThat(
                        write(
                                new Delta.Used(TokenUsage.estimated(1, 1, 0)),
                                new Delta.Finished(Delta.FinishReason.STOP),
                                new Delta.Broke(GenerationFailure.internal("It failed."))))
                .isEmpty();
        assertThat(closed()).isEmpty();
    }

    @Test
    void reasoning_and_text_are_two_messages() {
        write(
                new Delta.Summary("In short"),
                new Delta.Reasoning("One thought"),
                new Delta.Reasoning(", another"),
                new Delta.Summary("In the end"));
        var events = write(new Delta.Text("It rains."));
        closed();

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
                        new Event.MessageBegan(1, message(1), nothingSaid()));
        assertThat(contents())
                .containsExactly(
                        new Content.Reasoned(
                                List.of("In short", "In the end"), List.of("One thought, another")),
                        said("It rains."));
    }

    @Test
    void summaries_are_numbered_apart_from_thoughts() {
        var events =
                write(
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
        write(
                new Delta.Text("Well, "),
                new Delta.Refusal("I'd rather "),
                new Delta.Refusal("not."));
        closed();

        assertThat(contents())
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
                write(
                        new Delta.Text("It rains"),
                        new Delta.Cites(one),
                        new Delta.Cites(other),
                        new Delta.Text("."));
        closed();

        assertThat(events)
                .endsWith(
                        new Event.Delta(0, 0, PartKind.TEXT, "It rains"),
                        new Event.Cited(0, 0, 0, one),
                        new Event.Cited(0, 0, 1, other),
                        new Event.Delta(0, 0, PartKind.TEXT, "."));
        assertThat(contents())
                .containsExactly(
                        new Content.Said(List.of(new Part.Text("It rains.", List.of(one, other)))));
    }

    @Test
    void a_tool_call_gathers_its_arguments() {
        var events =
                write(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.CallArguments(0, "{\"city\":"),
                        new Delta.CallArguments(0, "\"Rome\"}"),
                        new Delta.CallEnded(0));

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), call("call_1", "get_weather", "")),
                        new Event.ArgumentsDelta(0, "{\"city\":\"Rome\"}"),
                        new Event.ArgumentsDone(0, "get_weather", "{\"city\":\"Rome\"}"),
                        new Event.MessageDone(
                                0,
                                call("call_1", "get_weather", "{\"city\":\"Rome\"}"),
                                MessageStatus.COMPLETED));
    }

    @Test
    void a_call_without_arguments_has_empty_ones() {
        var events =
                write(
                        new Delta.CallBegan(0, "call_1", "get_time"),
                        new Delta.CallArguments(0, ""),
                        new Delta.CallEnded(0));

        assertThat(events)
                .contains(
                        new Event.ArgumentsDelta(0, "{}"),
                        new Event.ArgumentsDone(0, "get_time", "{}"));
        assertThat(contents()).containsExactly(call("call_1", "get_time", "{}"));
    }

    @Test
    void a_call_without_a_usable_id_gets_one() {
        write(
                new Delta.CallBegan(0, null, "a"),
                new Delta.CallEnded(0),
                new Delta.CallBegan(1, "", "b"),
                new Delta.CallEnded(1),
                new Delta.CallBegan(2, "x".repeat(65), "c"),
                new Delta.CallEnded(2),
                new Delta.CallBegan(3, "x".repeat(64), "d"),
                new Delta.CallEnded(3));

        assertThat(contents())
                .containsExactly(
                        call("made_0", "a", "{}"),
                        call("made_1", "b", "{}"),
                        call("made_2", "c", "{}"),
                        call("x".repeat(64), "d", "{}"));
    }

    @Test
    void while_a_call_is_open_everything_else_is_held_back() {
        write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"b\":"),
                new Delta.CallArguments(0, "{\"a\":"),
                new Delta.Text("Meanwhile"));
        var events = write(new Delta.CallArguments(1, "2}"), new Delta.CallArguments(0, "1}"));
        assertThat(events).containsExactly(new Event.ArgumentsDelta(0, "1}"));

        closed();

        assertThat(contents())
                .containsExactly(
                        call("call_1", "get_weather", "{\"a\":1}"),
                        call("call_2", "get_time", "{\"b\":2}"),
                        said("Meanwhile"));
        assertThat(answer.entries())
                .extracting(Answer.Entry::status)
                .containsOnly(MessageStatus.COMPLETED);
    }

    @Test
    void the_end_of_a_call_lets_the_next_one_go_at_once() {
        write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"b\":"));

        var events = write(new Delta.CallEnded(0));

        assertThat(events)
                .endsWith(
                        new Event.MessageBegan(1, message(1), call("call_2", "get_time", "")),
                        new Event.ArgumentsDelta(1, "{\"b\":"));
        assertThat(write(new Delta.CallArguments(1, "2}")))
                .containsExactly(new Event.ArgumentsDelta(1, "2}"));
    }

    @Test
    void arguments_of_a_call_that_never_began_are_left_out() {
        write(
                new Delta.Text("Hello"),
                new Delta.CallArguments(7, "{}"),
                new Delta.CallEnded(7),
                new Delta.Text("!"));
        closed();

        assertThat(contents()).containsExactly(said("Hello!"));
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
        write(new Delta.Reasoning("They ask"));

        close(new Outcome.Cancelled());

        assertThat(answer.entries())
                .containsExactly(
                        new Answer.Entry(
                                message(0),
                                new Content.Reasoned(List.of(), List.of("They ask")),
                                MessageStatus.INCOMPLETE));
    }

    @Test
    void a_call_that_was_cut_off_has_no_complete_arguments() {
        write(new Delta.CallBegan(0, "call_1", "get_weather"), new Delta.CallArguments(0, "{\"ci"));

        var events = close(new Outcome.Cancelled());

        assertThat(events)
                .containsExactly(
                        new Event.MessageDone(
                                0,
                                call("call_1", "get_weather", "{\"ci"),
                                MessageStatus.INCOMPLETE));
    }

    @Test
    void an_answer_that_ends_early_between_two_messages_has_nothing_to_close() {
        write(new Delta.CallBegan(0, "call_1", "get_time"), new Delta.CallEnded(0));

        assertThat(close(new Outcome.Interrupted())).isEmpty();
    }

    @Test
    void what_was_held_back_is_written_before_the_end() {
        write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallArguments(0, "{}"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"zo"));

        close(new Outcome.Cancelled());

        assertThat(answer.entries())
                .containsExactly(
                        new Answer.Entry(
                                message(0),
                                call("call_1", "get_weather", "{}"),
                                MessageStatus.COMPLETED),
                        new Answer.Entry(
                                message(1),
                                call("call_2", "get_time", "{\"zo"),
                                MessageStatus.INCOMPLETE));
    }

    @Test
    void writing_goes_on_where_another_composer_stopped() {
        write(new Delta.Text("It "));

        var another = new Composer(answer, () -> message(9), () -> "call");
        var events = events(another.write(List.of(new Delta.Text("rains."))));

        assertThat(events).containsExactly(new Event.Delta(0, 0, PartKind.TEXT, "rains."));
    }

    @Test
    void a_character_is_never_cut_in_two() {
        var events = new ArrayList<Event>();
        events.addAll(write(new Delta.Text("sun \ud83c")));
        events.addAll(write(new Delta.Text("\udf1e!")));

        assertThat(events)
                .endsWith(
                        new Event.Delta(0, 0, PartKind.TEXT, "sun "),
                        new Event.Delta(0, 0, PartKind.TEXT, "🌞!"));
    }
}
