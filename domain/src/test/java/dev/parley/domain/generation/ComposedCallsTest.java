package dev.parley.domain.generation;

import static dev.parley.domain.generation.Composing.call;
import static dev.parley.domain.generation.Composing.message;
import static dev.parley.domain.generation.Composing.said;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.message.MessageStatus;

import org.junit.jupiter.api.Test;

/** How calls of tools become messages, also while others wait. */
final class ComposedCallsTest {

    private final Composing composing = new Composing();

    @Test
    void a_tool_call_gathers_its_arguments() {
        var events =
                composing.write(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.CallArguments(0, "{\"city\":"),
                        new Delta.CallArguments(0, "\"Rome\"}"),
                        new Delta.CallEnded(0));

        assertThat(events)
                .containsExactly(
                        new Event.MessageBegan(0, message(0), 0, call("call_1", "get_weather", "")),
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
                composing.write(
                        new Delta.CallBegan(0, "call_1", "get_time"),
                        new Delta.CallArguments(0, ""),
                        new Delta.CallEnded(0));

        assertThat(events)
                .contains(
                        new Event.ArgumentsDelta(0, "{}"),
                        new Event.ArgumentsDone(0, "get_time", "{}"));
        assertThat(composing.contents()).containsExactly(call("call_1", "get_time", "{}"));
    }

    @Test
    void a_call_without_a_usable_id_gets_one() {
        composing.write(
                new Delta.CallBegan(0, null, "a"),
                new Delta.CallEnded(0),
                new Delta.CallBegan(1, "", "b"),
                new Delta.CallEnded(1),
                new Delta.CallBegan(2, "x".repeat(65), "c"),
                new Delta.CallEnded(2),
                new Delta.CallBegan(3, "x".repeat(64), "d"),
                new Delta.CallEnded(3));

        assertThat(composing.contents())
                .containsExactly(
                        call("made_0", "a", "{}"),
                        call("made_1", "b", "{}"),
                        call("made_2", "c", "{}"),
                        call("x".repeat(64), "d", "{}"));
    }

    @Test
    void while_a_call_is_open_everything_else_is_held_back() {
        composing.write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"b\":"),
                new Delta.CallArguments(0, "{\"a\":"),
                new Delta.Text("Meanwhile"));
        var events =
                composing.write(new Delta.CallArguments(1, "2}"), new Delta.CallArguments(0, "1}"));
        assertThat(events).containsExactly(new Event.ArgumentsDelta(0, "1}"));

        composing.closed();

        assertThat(composing.contents())
                .containsExactly(
                        call("call_1", "get_weather", "{\"a\":1}"),
                        call("call_2", "get_time", "{\"b\":2}"),
                        said("Meanwhile"));
        assertThat(composing.answer.entries())
                .extracting(Answer.Entry::status)
                .containsOnly(MessageStatus.COMPLETED);
    }

    @Test
    void the_end_of_a_call_lets_the_next_one_go_at_once() {
        composing.write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"b\":"));

        var events = composing.write(new Delta.CallEnded(0));

        assertThat(events)
                .endsWith(
                        new Event.MessageBegan(1, message(1), 0, call("call_2", "get_time", "")),
                        new Event.ArgumentsDelta(1, "{\"b\":"));
        assertThat(composing.write(new Delta.CallArguments(1, "2}")))
                .containsExactly(new Event.ArgumentsDelta(1, "2}"));
    }

    @Test
    void arguments_of_a_call_that_never_began_are_left_out() {
        composing.write(
                new Delta.Text("Hello"),
                new Delta.CallArguments(7, "{}"),
                new Delta.CallEnded(7),
                new Delta.Text("!"));
        composing.closed();

        assertThat(composing.contents()).containsExactly(said("Hello!"));
    }

    @Test
    void a_call_that_was_cut_off_has_no_complete_arguments() {
        composing.write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallArguments(0, "{\"ci"));

        var events = composing.close(new Outcome.Cancelled());

        assertThat(events)
                .containsExactly(
                        new Event.MessageDone(
                                0,
                                call("call_1", "get_weather", "{\"ci"),
                                MessageStatus.INCOMPLETE));
    }

    @Test
    void an_answer_that_ends_early_between_two_messages_has_nothing_to_close() {
        composing.write(new Delta.CallBegan(0, "call_1", "get_time"), new Delta.CallEnded(0));

        assertThat(composing.close(new Outcome.Interrupted())).isEmpty();
    }

    @Test
    void what_was_held_back_is_written_before_the_end() {
        composing.write(
                new Delta.CallBegan(0, "call_1", "get_weather"),
                new Delta.CallArguments(0, "{}"),
                new Delta.CallBegan(1, "call_2", "get_time"),
                new Delta.CallArguments(1, "{\"zo"));

        composing.close(new Outcome.Cancelled());

        assertThat(composing.answer.entries())
                .containsExactly(
                        new Answer.Entry(
                                message(0),
                                0,
                                call("call_1", "get_weather", "{}"),
                                MessageStatus.COMPLETED),
                        new Answer.Entry(
                                message(1),
                                0,
                                call("call_2", "get_time", "{\"zo"),
                                MessageStatus.INCOMPLETE));
    }
}
