package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;
import static dev.parley.application.testkit.fixture.SomeIds.someMessageId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.shared.Order;
import dev.parley.application.testkit.fixture.Contents;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Phase;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What every store of messages promises. */
public interface MessagesContract extends MessagePagesContract {

    @Test
    default void a_message_that_was_never_added_is_not_found() {
        var conversation = stored(aConversation().build());

        assertThat(messages().find(someMessageId())).isEmpty();
        assertThat(messages().positionOf(conversation.id(), someMessageId())).isEmpty();
        assertThat(messages().page(conversation.id(), null, Order.OLDEST_FIRST, 10)).isEmpty();
        assertThat(messages().writtenBy(someGenerationId())).isEmpty();
        assertThat(messages().handedInWith(someGenerationId())).isEmpty();
    }

    @Test
    default void every_kind_of_content_comes_back_as_it_was_added() {
        var conversation = stored(aConversation().build());
        var messages = new ArrayList<Message>();
        for (var content : Contents.everyContent()) {
            messages.add(
                    aMessage().in(conversation).at(messages.size(), 0).holding(content).build());
        }

        stored(messages);

        assertThat(messages().page(conversation.id(), null, Order.OLDEST_FIRST, 100))
                .isEqualTo(messages);
        messages.forEach(message -> assertThat(messages().find(message.id())).contains(message));
    }

    @Test
    default void everybodys_messages_come_back_as_they_were_added() {
        var conversation = stored(aConversation().ownedBy(GRACE).build());
        var generation = stored(aGeneration().in(conversation).build());
        var messages = new ArrayList<Message>();
        for (var author : Author.values()) {
            messages.add(aMessage().in(conversation).at(0, messages.size()).by(author).build());
        }
        for (var status : MessageStatus.values()) {
            messages.add(
                    aMessage()
                            .writtenBy(generation)
                            .at(1, messages.size())
                            .inStatus(status)
                            .build());
        }
        for (var phase : Phase.values()) {
            messages.add(
                    aMessage()
                            .writtenBy(generation)
                            .at(2, messages.size())
                            .meantAs(phase)
                            .createdAt(Instant.parse("2026-12-31T23:59:59.999999Z"))
                            .build());
        }

        stored(messages);

        assertThat(messages().findAll(messages.stream().map(Message::id).toList()))
                .isEqualTo(messages);
    }

    @Test
    default void a_mebibyte_of_text_is_kept() {
        var conversation = stored(aConversation().build());
        var message = stored(aMessage().in(conversation).saying(Texts.oneMebibyte()).build());

        assertThat(messages().find(message.id())).contains(message);
    }

    @Test
    default void messages_are_found_in_the_order_in_which_they_are_asked_for() {
        var found = storedTurns(stored(aConversation().build()), 3);
        var deleted = stored(aMessage().build());
        markDeleted(deleted);

        assertThat(
                        messages()
                                .findAll(
                                        List.of(
                                                found.get(2).id(),
                                                deleted.id(),
                                                found.get(0).id(),
                                                someMessageId(),
                                                found.get(1).id())))
                .containsExactly(found.get(2), found.get(0), found.get(1));
        assertThat(messages().findAll(List.of())).isEmpty();
    }

    @Test
    default void a_message_is_changed_by_saving_and_by_nothing_else() {
        var generation = stored(aGeneration().in(stored(aConversation().build())).build());
        var begun =
                stored(
                        aMessage()
                                .writtenBy(generation)
                                .holding(new Content.Said(List.of()))
                                .inStatus(MessageStatus.IN_PROGRESS)
                                .build());
        var other = stored(aMessage().writtenBy(generation).at(0, 1).build());
        var done = begun.holding(Content.Said.text("It rains."), MessageStatus.COMPLETED);

        assertThat(messages().find(begun.id())).contains(begun);

        work(() -> messages().save(done));

        assertThat(messages().find(begun.id())).contains(done);
        assertThat(messages().find(other.id())).contains(other);
    }

    @Test
    default void what_a_model_has_to_know_is_everything_before_its_turn() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 4);
        var second = stored(aMessage().in(conversation).at(1, 1).build());
        stored(aMessage().in(conversation).at(2, 1).build());
        markDeleted(messages.get(0));

        assertThat(messages().before(conversation.id(), 2, 100))
                .containsExactly(messages.get(1), second);
        assertThat(messages().before(conversation.id(), 0, 100)).isEmpty();
    }

    @Test
    default void of_what_a_model_has_to_know_the_newest_is_read_if_not_everything_may_be() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 5);
        markDeleted(messages.get(2));

        assertThat(messages().before(conversation.id(), 4, 2))
                .containsExactly(messages.get(1), messages.get(3));
    }

    @Test
    default void messages_are_counted_as_far_as_is_asked_for() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 4);
        storedTurns(stored(aConversation().build()), 9);
        markDeleted(messages.get(1));

        assertThat(messages().hasMoreThan(conversation.id(), 2)).isTrue();
        assertThat(messages().hasMoreThan(conversation.id(), 3)).isFalse();
    }

    @Test
    default void tool_traffic_is_calls_and_what_they_returned_and_nothing_else() {
        var conversation = stored(aConversation().build());
        var generation = stored(aGeneration().in(conversation).build());
        stored(aMessage().in(conversation).at(0, 0).saying("tool call").build());
        stored(
                aMessage()
                        .writtenBy(generation)
                        .at(1, 0)
                        .holding(new Content.Reasoned(List.of(), List.of("tool")))
                        .build());
        var called =
                stored(
                        aMessage()
                                .writtenBy(generation)
                                .at(1, 1)
                                .holding(new Content.ToolCalled("call_1", "get_weather", "{}"))
                                .build());
        var deleted =
                stored(
                        aMessage()
                                .writtenBy(generation)
                                .at(1, 2)
                                .holding(new Content.ToolCalled("call_2", "get_weather", "{}"))
                                .build());
        var returned =
                stored(
                        aMessage()
                                .in(conversation)
                                .by(Author.TOOL)
                                .at(2, 0)
                                .holding(
                                        new Content.ToolReturned(
                                                "call_1", new Content.Output.Plain("rain")))
                                .build());
        markDeleted(deleted);

        assertThat(messages().toolTraffic(conversation.id())).containsExactly(called, returned);
    }

    @Test
    default void a_conversation_is_empty_until_something_is_said_and_once_all_is_deleted() {
        var conversation = stored(aConversation().build());
        storedTurns(stored(aConversation().build()), 1);
        assertThat(messages().isEmpty(conversation.id())).isTrue();

        var message = stored(aMessage().in(conversation).build());
        assertThat(messages().isEmpty(conversation.id())).isFalse();

        markDeleted(message);
        assertThat(messages().isEmpty(conversation.id())).isTrue();
    }

    @Test
    default void what_a_generation_wrote_comes_in_order_deleted_or_not() {
        var conversation = stored(aConversation().build());
        var generation = stored(aGeneration().in(conversation).build());
        var third = stored(aMessage().writtenBy(generation).at(1, 2).build());
        var first = stored(aMessage().writtenBy(generation).at(1, 0).build());
        var second = stored(aMessage().writtenBy(generation).at(1, 1).build());
        stored(aMessage().in(conversation).at(0, 0).build());
        markDeleted(second);

        assertThat(messages().writtenBy(generation.id())).containsExactly(first, second, third);
    }

    @Test
    default void what_was_handed_in_comes_in_the_order_of_handing_in_deleted_or_not() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 3);
        var one = aGeneration().in(conversation).build();
        var other = aGeneration().in(conversation).build();
        markDeleted(messages.get(0));

        work(() -> {
            stores().generations()
                    .add(
                            one,
                            List.of(
                                    messages.get(2).id(),
                                    messages.get(0).id(),
                                    messages.get(1).id()));
            stores().generations().add(other, List.of(messages.get(0).id(), messages.get(2).id()));
        });

        assertThat(messages().handedInWith(one.id()))
                .containsExactly(messages.get(2), messages.get(0), messages.get(1));
        assertThat(messages().handedInWith(other.id()))
                .containsExactly(messages.get(0), messages.get(2));
    }

    @Test
    default void what_is_handed_in_later_comes_behind_what_was_handed_in_before() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 5);
        var one = aGeneration().in(conversation).build();
        var other = aGeneration().in(conversation).build();
        work(() -> {
            stores().generations().add(one, List.of(messages.get(1).id(), messages.get(0).id()));
            stores().generations().add(other, List.of());
        });

        work(() -> stores().generations().handIn(one.id(), List.of(messages.get(3).id())));
        work(() -> {
            var both = List.of(messages.get(4).id(), messages.get(1).id());
            stores().generations().handIn(one.id(), both);
            stores().generations().handIn(other.id(), List.of(messages.get(2).id()));
            stores().generations().handIn(other.id(), List.of());
        });

        assertThat(messages().handedInWith(one.id()))
                .containsExactly(
                        messages.get(1),
                        messages.get(0),
                        messages.get(3),
                        messages.get(4),
                        messages.get(1));
        assertThat(messages().handedInWith(other.id())).containsExactly(messages.get(2));
    }

    @Test
    default void what_is_handed_in_with_work_that_fails_is_not_handed_in() {
        var conversation = stored(aConversation().build());
        var message = storedTurns(conversation, 1).getFirst();
        var generation = stored(aGeneration().in(conversation).build());

        assertThatThrownBy(() ->
                        work(() -> {
                            stores().generations().handIn(generation.id(), List.of(message.id()));
                            throw new IllegalArgumentException("the work fails");
                        }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(messages().handedInWith(generation.id())).isEmpty();
    }

    @Test
    default void what_was_handed_in_is_looked_for_behind_a_turn_unless_it_is_deleted() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 6);
        var generation = aGeneration().in(conversation).answering(2).build();
        var other = aGeneration().in(conversation).answering(2).build();
        work(() -> {
            stores().generations().add(generation, List.of(messages.get(1).id()));
            stores().generations().add(other, List.of(messages.get(5).id()));
        });
        assertThat(messages().isHandedInBehind(generation.id(), 2)).isFalse();

        work(() -> stores().generations().handIn(generation.id(), List.of(messages.get(3).id())));
        assertThat(messages().isHandedInBehind(generation.id(), 2)).isTrue();
        assertThat(messages().isHandedInBehind(generation.id(), 3)).isFalse();
        assertThat(messages().isHandedInBehind(someGenerationId(), 0)).isFalse();

        markDeleted(messages.get(3));
        assertThat(messages().isHandedInBehind(generation.id(), 2)).isFalse();
    }

    @Test
    default void a_purged_conversation_has_no_messages_and_others_keep_theirs() {
        var conversation = stored(aConversation().build());
        var other = stored(aConversation().build());
        var generation = aGeneration().in(conversation).build();
        var messages = storedTurns(conversation, 3);
        work(() -> stores().generations().add(generation, List.of(messages.get(0).id())));
        var written = stored(aMessage().writtenBy(generation).at(3, 0).build());
        var kept = storedTurns(other, 2);
        markDeleted(messages.get(1));

        work(() -> messages().purge(conversation.id()));

        assertThat(messages().page(conversation.id(), null, Order.OLDEST_FIRST, 10)).isEmpty();
        assertThat(messages().find(written.id())).isEmpty();
        assertThat(messages().positionOf(conversation.id(), messages.get(1).id())).isEmpty();
        assertThat(messages().writtenBy(generation.id())).isEmpty();
        assertThat(messages().handedInWith(generation.id())).isEmpty();
        assertThat(messages().page(other.id(), null, Order.OLDEST_FIRST, 10)).isEqualTo(kept);
    }

    @Test
    default void a_purged_answer_outside_any_conversation_takes_its_input_and_output_along() {
        var one = aGeneration().build();
        var other = aGeneration().build();
        var input = aMessage().at(0, 0).build();
        var otherInput = aMessage().at(0, 0).build();
        work(() -> {
            messages().add(List.of(input, otherInput));
            stores().generations().add(one, List.of(input.id()));
            stores().generations().add(other, List.of(otherInput.id()));
        });
        var output = stored(aMessage().writtenBy(one).at(1, 0).build());
        var otherOutput = stored(aMessage().writtenBy(other).at(1, 0).build());

        work(() -> messages().purge(one.id()));

        assertThat(messages().findAll(List.of(input.id(), output.id()))).isEmpty();
        assertThat(messages().writtenBy(one.id())).isEmpty();
        assertThat(messages().handedInWith(one.id())).isEmpty();
        assertThat(messages().writtenBy(other.id())).containsExactly(otherOutput);
        assertThat(messages().handedInWith(other.id())).containsExactly(otherInput);
    }
}
