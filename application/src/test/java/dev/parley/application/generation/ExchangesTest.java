package dev.parley.application.generation;

import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Where dialogues are cut that are longer than what is read of them. */
class ExchangesTest {

    private final Message instruction = aMessage().by(Author.SYSTEM).saying("Be kind.").build();
    private final Message question = aMessage().saying("How warm is it?").build();
    private final Message firstCall = call("1");
    private final Message firstResult = result("1");
    private final Message secondCall = call("2");
    private final Message secondResult = result("2");
    private final Message answer = aMessage().by(Author.ASSISTANT).saying("Warm.").build();
    private final Message thanks = aMessage().saying("Thanks!").build();

    @Test
    void what_is_short_enough_stays_as_it_is() {
        assertThat(Exchanges.newest(2, List.of(answer, thanks))).containsExactly(answer, thanks);
    }

    @Test
    void an_exchange_whose_beginning_is_cut_off_is_left_out() {
        assertThat(Exchanges.newest(2, List.of(question, answer, thanks))).containsExactly(thanks);
    }

    @Test
    void instructions_in_what_is_left_out_stay() {
        assertThat(Exchanges.newest(3, List.of(question, answer, instruction, thanks)))
                .containsExactly(instruction, thanks);
    }

    @Test
    void the_newest_exchange_stays_although_its_question_is_cut_off() {
        assertThat(
                        Exchanges.newest(
                                3,
                                List.of(
                                        question,
                                        firstCall,
                                        firstResult,
                                        secondCall,
                                        secondResult)))
                .containsExactly(secondCall, secondResult);
    }

    private static Message call(String id) {
        return aMessage()
                .by(Author.ASSISTANT)
                .holding(new Content.ToolCalled(id, "get_weather", "{}"))
                .build();
    }

    private static Message result(String id) {
        return aMessage()
                .by(Author.TOOL)
                .holding(new Content.ToolReturned(id, new Content.Output.Plain("17")))
                .build();
    }
}
