package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.search.ConversationMatch;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.search.SearchQuery;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Which conversations are found, and in which order. */
public interface FoundConversationsContract extends IndexedStore {

    @Test
    default void a_conversation_is_found_by_its_title_or_by_a_message() {
        var byTitle = titled(aConversation().titled("Weather today").at(NOON).build());
        said(byTitle, 0, "Good morning");
        var byMessage = titled(aConversation().titled("Greetings").at(afterNoon(1)).build());
        var message = said(byMessage, 0, "What weather!");
        said(byMessage, 1, "Indeed.");
        titled(aConversation().titled("Tides").build());

        assertThat(matches("weath", null))
                .containsExactly(
                        new ConversationMatch(byMessage.id(), afterNoon(1), message.id()),
                        new ConversationMatch(byTitle.id(), NOON, null));
    }

    @Test
    default void a_conversation_with_several_matches_is_found_once_with_one_of_its_messages() {
        var conversation = titled(aConversation().titled("weather").build());
        var one = said(conversation, 0, "weather");
        var other = said(conversation, 1, "weather");

        var matches = matches("weather", null);

        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().message()).isIn(one.id(), other.id());
    }

    @Test
    default void words_in_two_places_of_a_conversation_are_no_match() {
        var conversation = titled(aConversation().titled("today").build());
        said(conversation, 0, "weather");
        said(conversation, 1, "tomorrow");

        assertThat(matches("weather tomorrow", null)).isEmpty();
        assertThat(matches("today weather", null)).isEmpty();
    }

    @Test
    default void archived_conversations_can_be_looked_for_apart() {
        var open = titled(aConversation().titled("weather").at(NOON).build());
        var archived =
                titled(aConversation().titled("weather").at(afterNoon(1)).archived().build());

        assertThat(foundConversations("weather", false)).containsExactly(open.id());
        assertThat(foundConversations("weather", true)).containsExactly(archived.id());
        assertThat(foundConversations("weather", null)).containsExactly(archived.id(), open.id());
    }

    @Test
    default void conversations_are_found_by_what_they_are_now() {
        var conversation = titled(aConversation().titled("weather").at(NOON).build());
        titled(aConversation().titled("weather").at(afterNoon(1)).build());

        work(() -> stores().conversations().save(conversation.archived(true, afterNoon(2))));

        assertThat(matches("weather", true))
                .containsExactly(new ConversationMatch(conversation.id(), afterNoon(2), null));
        assertThat(foundConversations("weather", null)).startsWith(conversation.id());
    }

    @Test
    default void pages_of_conversations_give_every_one_once_in_both_directions() {
        var added = new ArrayList<ConversationId>();
        for (var number = 0; number < 7; number++) {
            var conversation =
                    titled(aConversation().titled("weather").at(afterNoon(number / 3)).build());
            said(conversation, 0, "weather");
            said(conversation, 1, "weather");
            added.add(conversation.id());
        }

        assertThat(allPages(Order.OLDEST_FIRST)).isEqualTo(added);
        assertThat(allPages(Order.NEWEST_FIRST)).isEqualTo(added.reversed());
    }

    private List<ConversationId> allPages(Order order) {
        var found = new ArrayList<ConversationId>();
        @Nullable ConversationCursor after = null;
        List<ConversationMatch> page;
        do {
            page = search().conversations(ADA, SearchQuery.of("weather"), null, after, order, 2);
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(match -> found.add(match.conversation()));
            after =
                    page.isEmpty()
                            ? after
                            : new ConversationCursor(
                                    page.getLast().updatedAt(), page.getLast().conversation());
        } while (!page.isEmpty());
        return found;
    }
}
