package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** How messages are paged, and what marks a place among them. */
public interface MessagePagesContract extends MessageStore {

    @Test
    default void a_page_follows_turns_and_then_places_within_a_turn() {
        var conversation = stored(aConversation().build());
        var positions =
                List.of(
                        new Position(10, 0),
                        new Position(2, 1),
                        new Position(0, 0),
                        new Position(2, 0),
                        new Position(2, 10));
        stored(
                positions.stream()
                        .map(each ->
                                aMessage().in(conversation).at(each.turn(), each.index()).build())
                        .toList());

        var oldestFirst = messages().page(conversation.id(), null, Order.OLDEST_FIRST, 10);
        var newestFirst = messages().page(conversation.id(), null, Order.NEWEST_FIRST, 10);

        assertThat(oldestFirst)
                .extracting(Message::position)
                .containsExactlyElementsOf(positions.stream().sorted().toList());
        assertThat(newestFirst).isEqualTo(oldestFirst.reversed());
    }

    @Test
    default void pages_give_every_message_once_in_both_directions() {
        var conversation = stored(aConversation().build());
        storedTurns(stored(aConversation().build()), 3);
        var messages = storedTurns(conversation, 7);

        assertThat(allPages(conversation, Order.OLDEST_FIRST)).isEqualTo(messages);
        assertThat(allPages(conversation, Order.NEWEST_FIRST)).isEqualTo(messages.reversed());
    }

    private List<Message> allPages(Conversation conversation, Order order) {
        var found = new ArrayList<Message>();
        var page = messages().page(conversation.id(), null, order, 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            found.addAll(page);
            page = messages().page(conversation.id(), page.getLast().position(), order, 3);
        }
        return found;
    }

    @Test
    default void messages_that_come_while_somebody_pages_are_not_in_the_way() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 4);
        var behind = messages.get(2).position();

        var added = stored(aMessage().in(conversation).at(4, 0).build());

        assertThat(messages().page(conversation.id(), behind, Order.NEWEST_FIRST, 2))
                .containsExactly(messages.get(1), messages.get(0));
        assertThat(messages().page(conversation.id(), behind, Order.OLDEST_FIRST, 10))
                .containsExactly(messages.get(3), added);
    }

    @Test
    default void a_deleted_message_is_left_out_and_still_marks_a_place() {
        var conversation = stored(aConversation().build());
        var messages = storedTurns(conversation, 3);
        var deleted = messages.get(1);

        markDeleted(deleted);
        work(() -> messages().markDeleted(deleted.id(), afterNoon(61)));

        assertThat(messages().find(deleted.id())).isEmpty();
        assertThat(messages().page(conversation.id(), null, Order.OLDEST_FIRST, 10))
                .containsExactly(messages.get(0), messages.get(2));
        var place = messages().positionOf(conversation.id(), deleted.id());
        assertThat(place).contains(deleted.position());
        assertThat(messages().page(conversation.id(), place.orElseThrow(), Order.OLDEST_FIRST, 10))
                .containsExactly(messages.get(2));
        assertThat(messages().page(conversation.id(), place.orElseThrow(), Order.NEWEST_FIRST, 10))
                .containsExactly(messages.get(0));
    }

    @Test
    default void a_message_of_another_conversation_marks_no_place() {
        var one = stored(aConversation().build());
        var other = stored(aConversation().build());
        var message = stored(aMessage().in(one).at(3, 2).build());

        assertThat(messages().positionOf(one.id(), message.id())).contains(new Position(3, 2));
        assertThat(messages().positionOf(other.id(), message.id())).isEmpty();
    }
}
