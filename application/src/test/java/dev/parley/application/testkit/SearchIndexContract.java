package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Message;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.search.SearchTokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What every search index promises. */
public interface SearchIndexContract extends StoreContract {

    private SearchIndex search() {
        return stores().searchIndex();
    }

    private static List<String> tokens(String text) {
        return SearchTokens.of(text).stream().map(SearchTokens.Token::text).toList();
    }

    private Message said(Conversation conversation, int turn, String text) {
        return said(conversation, turn, Author.USER, text);
    }

    private Message said(Conversation conversation, int turn, Author author, String text) {
        var message = aMessage().in(conversation).at(turn, 0).by(author).saying(text).build();
        work(() -> {
            stores().messages().add(List.of(message));
            search().index(
                            message.id(),
                            conversation.id(),
                            conversation.owner(),
                            author,
                            tokens(text));
        });
        return message;
    }

    private Conversation titled(Conversation conversation) {
        stored(conversation);
        var title = conversation.title();
        work(() ->
                search().indexTitle(
                                conversation.id(),
                                conversation.owner(),
                                title == null ? List.of() : tokens(title.value())));
        return conversation;
    }

    private List<MessageId> found(String query) {
        return found(ADA, query, SearchFilter.EVERYWHERE);
    }

    private List<MessageId> found(OwnerId owner, String query, SearchFilter filter) {
        return search().messages(owner, SearchQuery.of(query), filter, null, 100).stream()
                .map(SearchHit::message)
                .toList();
    }

    private List<ConversationId> foundConversations(String query, @Nullable Boolean archived) {
        return matches(query, archived).stream().map(ConversationMatch::conversation).toList();
    }

    private List<ConversationMatch> matches(String query, @Nullable Boolean archived) {
        return search().conversations(
                        ADA, SearchQuery.of(query), archived, null, Order.NEWEST_FIRST, 100);
    }

    @Test
    default void an_empty_index_finds_nothing() {
        assertThat(found("weather")).isEmpty();
        assertThat(matches("weather", null)).isEmpty();
    }

    @Test
    default void a_message_is_found_by_each_of_its_words_and_by_all() {
        var conversation = stored(aConversation().build());
        var message = said(conversation, 0, "How is the weather in Gdańsk, O'Brien?");
        said(conversation, 1, "Fine.");

        assertThat(found("weather")).containsExactly(message.id());
        assertThat(found("GDANSK")).containsExactly(message.id());
        assertThat(found("brien weather how")).containsExactly(message.id());
        assertThat(
                        search().messages(
                                        ADA,
                                        SearchQuery.of("weather"),
                                        SearchFilter.EVERYWHERE,
                                        null,
                                        10))
                .extracting(SearchHit::conversation)
                .containsExactly(conversation.id());
    }

    @Test
    default void a_message_without_one_of_the_words_is_not_found() {
        said(stored(aConversation().build()), 0, "How is the weather");

        assertThat(found("weather tomorrow")).isEmpty();
        assertThat(found("tomorrow weather")).isEmpty();
    }

    @Test
    default void the_last_word_may_be_a_beginning_and_the_others_may_not() {
        var message = said(stored(aConversation().build()), 0, "Hello weather");

        assertThat(found("wea")).containsExactly(message.id());
        assertThat(found("hello w")).containsExactly(message.id());
        assertThat(found("hel weather")).isEmpty();
        assertThat(found("eather")).isEmpty();
    }

    @Test
    default void words_are_what_they_are() {
        var conversation = stored(aConversation().build());
        var common = said(conversation, 0, "the and or not near a of");
        var running = said(conversation, 1, "running");
        said(conversation, 2, "ran");

        assertThat(found("the and or not near of a")).containsExactly(common.id());
        assertThat(found("running")).containsExactly(running.id());
        assertThat(found("runs")).isEmpty();
        assertThat(found("not the")).containsExactly(common.id());
    }

    @Test
    default void marks_of_query_languages_mean_nothing() {
        var message = said(stored(aConversation().build()), 0, "select 100 from weather");

        assertThat(found("\"weather\" & !(100) | select:* -- '")).containsExactly(message.id());
        assertThat(found("weather* NOT")).isEmpty();
        assertThat(found("100%_")).containsExactly(message.id());
    }

    @Test
    default void chinese_japanese_and_korean_are_found_by_neighbouring_characters() {
        var conversation = stored(aConversation().build());
        var chinese = said(conversation, 0, "今天天气很好");
        var japanese = said(conversation, 1, "𠮷野家で昼ご飯を食べた");
        var korean = said(conversation, 2, "오늘 날씨가 좋다");

        assertThat(found("天气")).containsExactly(chinese.id());
        assertThat(found("天气很")).containsExactly(chinese.id());
        assertThat(found("好")).isEmpty();
        assertThat(found("气")).containsExactly(chinese.id());
        assertThat(found("气好")).isEmpty();
        assertThat(found("𠮷野")).containsExactly(japanese.id());
        assertThat(found("食べ")).containsExactly(japanese.id());
        assertThat(found("날씨")).containsExactly(korean.id());
        assertThat(found("날씨 좋다")).containsExactly(korean.id());
    }

    @Test
    default void other_scripts_and_long_data_are_found() {
        var conversation = stored(aConversation().build());
        var russian = said(conversation, 0, "Какой сегодня чай?");
        var arabic = said(conversation, 1, "كيف الطقس اليوم");
        var hindi = said(conversation, 2, "आज मौसम कैसा है");
        var data = said(conversation, 3, "a".repeat(200) + " 9f86d081884c7d65");

        assertThat(found("чай")).containsExactly(russian.id());
        assertThat(found("الطقس")).containsExactly(arabic.id());
        assertThat(found("मौसम")).containsExactly(hindi.id());
        assertThat(found("a".repeat(64) + " 9f86d081")).containsExactly(data.id());
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
    default void one_can_look_in_one_conversation_and_at_one_author() {
        var one = stored(aConversation().build());
        var other = stored(aConversation().build());
        var asked = said(one, 0, Author.USER, "weather");
        var answered = said(one, 1, Author.ASSISTANT, "weather");
        var elsewhere = said(other, 0, Author.USER, "weather");

        assertThat(found(ADA, "weather", new SearchFilter(one.id(), null)))
                .containsExactlyInAnyOrder(asked.id(), answered.id());
        assertThat(found(ADA, "weather", new SearchFilter(null, Author.USER)))
                .containsExactlyInAnyOrder(asked.id(), elsewhere.id());
        assertThat(found(ADA, "weather", new SearchFilter(one.id(), Author.ASSISTANT)))
                .containsExactly(answered.id());
    }

    @Test
    default void of_equally_good_messages_the_newest_comes_first() {
        var conversation = stored(aConversation().build());
        var first = said(conversation, 0, "weather report");
        var second = said(conversation, 1, "weather report");
        var third = said(conversation, 2, "weather report");

        assertThat(found("weather")).containsExactly(third.id(), second.id(), first.id());
    }

    @Test
    default void a_message_about_something_comes_before_one_that_mentions_it() {
        var conversation = stored(aConversation().build());
        var about = said(conversation, 0, "weather weather weather");
        var mentions =
                said(
                        conversation,
                        1,
                        "weather " + "and many other things that somebody may say ".repeat(5));

        var hits =
                search().messages(
                                ADA, SearchQuery.of("weather"), SearchFilter.EVERYWHERE, null, 10);

        assertThat(hits).extracting(SearchHit::message).containsExactly(about.id(), mentions.id());
        assertThat(hits.getFirst().score()).isGreaterThan(hits.getLast().score());
    }

    @Test
    default void pages_give_every_message_once() {
        var conversation = stored(aConversation().build());
        for (var turn = 0; turn < 9; turn++) {
            said(conversation, turn, "weather " + "weather ".repeat(turn % 3) + "report");
        }

        var paged = new ArrayList<SearchHit>();
        @Nullable SearchHit after = null;
        List<SearchHit> page;
        do {
            page =
                    search().messages(
                                    ADA,
                                    SearchQuery.of("weather"),
                                    SearchFilter.EVERYWHERE,
                                    after,
                                    2);
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            paged.addAll(page);
            after = page.isEmpty() ? after : page.getLast();
        } while (!page.isEmpty());

        assertThat(paged)
                .isEqualTo(
                        search().messages(
                                        ADA,
                                        SearchQuery.of("weather"),
                                        SearchFilter.EVERYWHERE,
                                        null,
                                        100));
        assertThat(paged).hasSize(9);
    }

    @Test
    default void pages_give_every_message_once_while_others_come() {
        var conversation = stored(aConversation().build());
        var said = new ArrayList<MessageId>();
        for (var turn = 0; turn < 9; turn++) {
            said.add(said(conversation, turn, "weather " + "report ".repeat(turn % 3)).id());
        }

        var paged = new ArrayList<MessageId>();
        @Nullable SearchHit after = null;
        for (var pages = 0; pages < 5; pages++) {
            for (var hit :
                    search().messages(
                                    ADA,
                                    SearchQuery.of("weather"),
                                    SearchFilter.EVERYWHERE,
                                    after,
                                    2)) {
                paged.add(hit.message());
                after = hit;
            }
            said(conversation, 9 + pages, "something else altogether");
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(said);
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
    default void a_changed_title_is_found_by_its_new_words_only() {
        var conversation = titled(aConversation().titled("weather").build());

        work(() -> search().indexTitle(conversation.id(), ADA, tokens("tide")));
        assertThat(matches("weather", null)).isEmpty();
        assertThat(foundConversations("tide", null)).containsExactly(conversation.id());

        work(() -> search().indexTitle(conversation.id(), ADA, List.of()));
        assertThat(matches("tide", null)).isEmpty();
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
