package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.People.ADA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Which messages are found, and in which order. */
public interface FoundMessagesContract extends IndexedStore {

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
}
