package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.search.SearchFilter;
import dev.parley.domain.message.Author;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every search index promises. */
public interface SearchIndexContract extends FoundMessagesContract, FoundConversationsContract {

    @Test
    default void an_empty_index_finds_nothing() {
        assertThat(found("weather")).isEmpty();
        assertThat(matches("weather", null)).isEmpty();
    }

    @Test
    default void nobody_finds_what_others_said() {
        var mine = said(stored(aConversation().ownedBy(ADA).build()), 0, "weather");
        var others = titled(aConversation().ownedBy(GRACE).titled("weather").build());
        var theirs = said(others, 0, "weather");

        assertThat(found("weather")).containsExactly(mine.id());
        assertThat(foundConversations("weather", null)).containsExactly(mine.conversation());
        assertThat(found(GRACE, "weather", SearchFilter.EVERYWHERE)).containsExactly(theirs.id());
        assertThat(found(ADA, "weather", new SearchFilter(others.id(), null))).isEmpty();
    }

    @Test
    default void an_edited_message_is_found_by_its_new_words_only() {
        var conversation = stored(aConversation().build());
        var message = said(conversation, 0, "weather");

        work(() ->
                search().index(message.id(), conversation.id(), ADA, Author.USER, tokens("tide")));

        assertThat(found("weather")).isEmpty();
        assertThat(found("tide")).containsExactly(message.id());
        assertThat(foundConversations("weather", null)).isEmpty();
    }

    @Test
    default void a_message_without_words_is_taken_out() {
        var conversation = stored(aConversation().build());
        var message = said(conversation, 0, "weather");

        work(() -> search().index(message.id(), conversation.id(), ADA, Author.USER, List.of()));

        assertThat(found("weather")).isEmpty();
    }

    @Test
    default void a_removed_message_is_found_no_more_and_others_are() {
        var conversation = stored(aConversation().build());
        var removed = said(conversation, 0, "weather");
        var kept = said(conversation, 1, "weather");

        work(() -> search().remove(removed.id()));
        work(() -> search().remove(removed.id()));

        assertThat(found("weather")).containsExactly(kept.id());
    }

    @Test
    default void a_removed_conversation_is_found_no_more_and_others_are() {
        var removed = titled(aConversation().titled("weather").build());
        said(removed, 0, "weather");
        var kept = titled(aConversation().titled("weather").build());
        var message = said(kept, 0, "weather");

        work(() -> search().remove(removed.id()));

        assertThat(found("weather")).containsExactly(message.id());
        assertThat(foundConversations("weather", null)).containsExactly(kept.id());
    }

    @Test
    default void a_changed_title_is_found_by_its_new_words_only() {
        var conversation = titled(aConversation().titled("weather").build());

        work(() -> search().indexTitle(conversation.id(), ADA, tokens("tide")));
        assertThat(matches("weather", null)).isEmpty();
        assertThat(foundConversations("tide", null)).containsExactly(conversation.id());

        work(() -> search().indexTitle(conversation.id(), ADA, List.of()));
        assertThat(matches("tide", null)).isEmpty();
    }
}
