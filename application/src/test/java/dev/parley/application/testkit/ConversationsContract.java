package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someConversationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Section;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every store of conversations promises. */
public interface ConversationsContract extends StoreContract {

    private Conversations conversations() {
        return stores().conversations();
    }

    /** Ada's that are not deleted. */
    private List<Conversation> kept(
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        return conversations().page(ConversationFilter.kept(ADA, archived), after, 0, order, limit);
    }

    private List<Conversation> some(ConversationFilter filter) {
        return conversations().page(filter, null, 0, Order.NEWEST_FIRST, 10);
    }

    private Conversation deleted(Conversation conversation, Instant at) {
        var deleted = conversation.deleted(at);
        work(() -> conversations().save(deleted));
        return deleted;
    }

    @Test
    default void a_conversation_that_was_never_added_is_not_found() {
        assertThat(conversations().find(someConversationId())).isEmpty();
        work(() -> assertThat(conversations().hold(someConversationId())).isEmpty());
    }

    @Test
    default void a_conversation_comes_back_as_it_was_added() {
        var members = new LinkedHashMap<String, String>();
        members.put("zeta", "first");
        members.put("alpha " + "k".repeat(58), Texts.AWKWARD);
        members.put("empty", "");
        var full =
                stored(
                        aConversation()
                                .titled("It's \"fine\" 👩‍👩‍👧‍👦; 今天天气 -- \\0 %_")
                                .described(members)
                                .answeredBy("openai/gpt-5")
                                .begunIn("home \"page\"")
                                .archived()
                                .at(Instant.parse("2026-12-31T23:59:59.999999Z"))
                                .build());
        var bare = stored(aConversation().build());

        assertThat(conversations().find(full.id())).contains(full);
        assertThat(conversations().find(full.id()).orElseThrow().metadata().members())
                .containsExactlyEntriesOf(members);
        assertThat(conversations().find(bare.id())).contains(bare);
    }

    @Test
    default void the_longest_title_is_kept() {
        var title = "天".repeat(Title.MAX_LENGTH);
        var conversation = stored(aConversation().titled(title).build());

        assertThat(conversations().find(conversation.id()))
                .map(Conversation::title)
                .contains(new Title(title));
    }

    @Test
    default void a_conversation_is_changed_by_saving_and_by_nothing_else() {
        var before = stored(aConversation().titled("Before").build());
        var generation = stored(aGeneration().in(before).build());
        var after =
                before.titled(null, afterNoon(1))
                        .described(new Metadata(Map.of("topic", "weather")), afterNoon(2))
                        .answeredBy(new ModelName("demo"), afterNoon(3))
                        .archived(true, afterNoon(4))
                        .tookTurns(2, afterNoon(5))
                        .running(generation.id(), afterNoon(6));

        assertThat(conversations().find(before.id())).contains(before);

        work(() -> conversations().save(after));

        assertThat(conversations().find(before.id())).contains(after);
        work(() -> assertThat(conversations().hold(before.id())).contains(after));
    }

    @Test
    default void saving_one_conversation_leaves_others_alone() {
        var one = stored(aConversation().titled("One").build());
        var other = stored(aConversation().titled("Other").build());

        work(() -> conversations().save(one.titled(new Title("Changed"), afterNoon(1))));

        assertThat(conversations().find(other.id())).contains(other);
    }

    @Test
    default void whoever_holds_a_conversation_loses_no_changes_of_others() {
        var conversation = stored(aConversation().build());

        Together.play(
                8,
                _ -> {
                    for (var round = 0; round < 10; round++) {
                        work(() -> {
                            var held = conversations().hold(conversation.id()).orElseThrow();
                            conversations().save(held.tookTurns(1, afterNoon(1)));
                        });
                    }
                });

        assertThat(conversations().find(conversation.id()))
                .map(Conversation::nextTurn)
                .contains(80);
    }

    @Test
    default void a_page_holds_only_the_owners_conversations() {
        var mine = stored(aConversation().ownedBy(ADA).build());
        stored(aConversation().ownedBy(GRACE).build());

        assertThat(kept(null, null, Order.NEWEST_FIRST, 10)).containsExactly(mine);
    }

    @Test
    default void pages_are_ordered_by_last_activity_to_the_microsecond() {
        var second = stored(aConversation().at(NOON.plusNanos(1_000)).build());
        var third = stored(aConversation().at(NOON.plusNanos(2_000)).build());
        var first = stored(aConversation().at(NOON).build());

        assertThat(kept(null, null, Order.OLDEST_FIRST, 10)).containsExactly(first, second, third);
        assertThat(kept(null, null, Order.NEWEST_FIRST, 10)).containsExactly(third, second, first);
    }

    @Test
    default void activity_moves_a_conversation_within_the_list() {
        var quiet = stored(aConversation().at(afterNoon(1)).build());
        var busy = stored(aConversation().at(NOON).build());
        var active = busy.tookTurns(1, afterNoon(2));

        work(() -> conversations().save(active));

        assertThat(kept(null, null, Order.NEWEST_FIRST, 10)).containsExactly(active, quiet);
    }

    @Test
    default void archived_conversations_have_a_list_of_their_own() {
        var open = stored(aConversation().at(NOON).build());
        var archived = stored(aConversation().at(afterNoon(1)).archived().build());

        assertThat(kept(false, null, Order.NEWEST_FIRST, 10)).containsExactly(open);
        assertThat(kept(true, null, Order.NEWEST_FIRST, 10)).containsExactly(archived);
        assertThat(kept(null, null, Order.NEWEST_FIRST, 10)).containsExactly(archived, open);
    }

    @Test
    default void pages_give_every_conversation_once_although_many_have_the_same_last_activity() {
        var added = new ArrayList<ConversationId>();
        for (var number = 0; number < 7; number++) {
            added.add(stored(aConversation().at(NOON).build()).id());
        }

        assertThat(allPages(Order.OLDEST_FIRST, 2)).isEqualTo(added);
        assertThat(allPages(Order.NEWEST_FIRST, 2)).isEqualTo(added.reversed());
        assertThat(allPages(Order.NEWEST_FIRST, 3)).isEqualTo(added.reversed());
    }

    private List<ConversationId> allPages(Order order, int limit) {
        var found = new ArrayList<ConversationId>();
        @Nullable ConversationCursor cursor = null;
        List<Conversation> page;
        do {
            page = kept(null, cursor, order, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.forEach(each -> found.add(each.id()));
            cursor = page.isEmpty() ? cursor : cursorAt(page.getLast());
        } while (!page.isEmpty());
        return found;
    }

    private static ConversationCursor cursorAt(Conversation conversation) {
        return new ConversationCursor(conversation.updatedAt(), conversation.id());
    }

    @Test
    default void conversations_that_come_while_somebody_pages_are_not_in_the_way() {
        var first = stored(aConversation().at(NOON).build());
        var second = stored(aConversation().at(afterNoon(1)).build());
        var third = stored(aConversation().at(afterNoon(2)).build());
        assertThat(kept(null, null, Order.NEWEST_FIRST, 2)).containsExactly(third, second);

        stored(aConversation().at(afterNoon(3)).build());

        assertThat(kept(null, cursorAt(second), Order.NEWEST_FIRST, 2)).containsExactly(first);
    }

    @Test
    default void a_page_goes_on_where_a_conversation_was_that_has_moved_or_gone() {
        var first = stored(aConversation().at(NOON).build());
        var second = stored(aConversation().at(afterNoon(1)).build());
        var third = stored(aConversation().at(afterNoon(2)).build());

        deleted(second, afterNoon(3));
        work(() -> conversations().save(third.tookTurns(1, afterNoon(4))));

        assertThat(kept(null, cursorAt(second), Order.NEWEST_FIRST, 10)).containsExactly(first);
        assertThat(kept(null, cursorAt(third), Order.NEWEST_FIRST, 10)).containsExactly(first);
    }

    @Test
    default void a_deleted_conversation_is_found_and_listed_apart() {
        var kept = stored(aConversation().at(afterNoon(1)).build());
        var open = deleted(stored(aConversation().build()), afterNoon(2));
        var archived = deleted(stored(aConversation().archived().build()), afterNoon(3));

        assertThat(conversations().find(open.id())).contains(open);
        work(() -> assertThat(conversations().hold(open.id())).contains(open));
        assertThat(kept(null, null, Order.OLDEST_FIRST, 10)).containsExactly(kept);
        assertThat(some(new ConversationFilter(ADA, null, true, null)))
                .containsExactly(archived, open);
        assertThat(some(new ConversationFilter(ADA, false, true, null))).containsExactly(open);
        assertThat(some(new ConversationFilter(ADA, null, null, null)))
                .containsExactly(archived, open, kept);
        assertThat(some(new ConversationFilter(GRACE, null, null, null))).isEmpty();
    }

    @Test
    default void conversations_are_listed_by_the_section_in_which_they_were_begun() {
        var home = stored(aConversation().begunIn("home").at(NOON).build());
        var none = stored(aConversation().at(afterNoon(1)).build());
        var notes = stored(aConversation().begunIn("notes").at(afterNoon(2)).build());
        var atHome = new ConversationFilter.Within(new Section("home"), false);
        var atHomeOrNowhere = new ConversationFilter.Within(new Section("home"), true);

        assertThat(conversations().find(notes.id())).contains(notes);
        assertThat(some(new ConversationFilter(ADA, null, false, atHome))).containsExactly(home);
        assertThat(some(new ConversationFilter(ADA, null, false, atHomeOrNowhere)))
                .containsExactly(none, home);
        assertThat(some(new ConversationFilter(ADA, null, false, null)))
                .containsExactly(notes, none, home);
    }

    @Test
    default void lists_are_counted_whole() {
        stored(aConversation().begunIn("home").build());
        stored(aConversation().build());
        stored(aConversation().archived().build());
        deleted(stored(aConversation().begunIn("home").build()), afterNoon(1));
        stored(aConversation().ownedBy(GRACE).build());
        var atHome = new ConversationFilter.Within(new Section("home"), false);

        assertThat(conversations().count(ConversationFilter.kept(ADA, null))).isEqualTo(3);
        assertThat(conversations().count(ConversationFilter.kept(ADA, true))).isEqualTo(1);
        assertThat(conversations().count(new ConversationFilter(ADA, null, null, atHome)))
                .isEqualTo(2);
        assertThat(conversations().count(new ConversationFilter(ADA, null, true, null)))
                .isEqualTo(1);
    }

    @Test
    default void a_page_can_leave_out_the_first_ones() {
        var first = stored(aConversation().at(NOON).archived().build());
        var second = stored(aConversation().at(afterNoon(1)).build());
        var third = stored(aConversation().at(afterNoon(2)).archived().build());
        var all = ConversationFilter.kept(ADA, null);

        assertThat(conversations().page(all, null, 1, Order.NEWEST_FIRST, 1))
                .containsExactly(second);
        assertThat(conversations().page(all, null, 2, Order.NEWEST_FIRST, 5))
                .containsExactly(first);
        assertThat(conversations().page(all, cursorAt(third), 1, Order.NEWEST_FIRST, 5))
                .containsExactly(first);
        assertThat(conversations().page(all, null, 3, Order.OLDEST_FIRST, 5)).isEmpty();
    }

    @Test
    default void a_purged_conversation_is_gone_and_others_are_not() {
        var open = stored(aConversation().build());
        var deleted = stored(aConversation().build());
        var other = stored(aConversation().build());
        deleted(deleted, afterNoon(1));

        work(() -> {
            conversations().purge(open.id());
            conversations().purge(deleted.id());
            conversations().purge(someConversationId());
        });

        assertThat(conversations().find(open.id())).isEmpty();
        assertThat(kept(null, null, Order.OLDEST_FIRST, 10)).containsExactly(other);
        assertThat(stored(open)).isEqualTo(conversations().find(open.id()).orElseThrow());
    }

    @Test
    default void conversations_of_all_owners_are_told_that_were_deleted_before_a_moment() {
        var late = stored(aConversation().ownedBy(ADA).build());
        var early = stored(aConversation().ownedBy(GRACE).build());
        var kept = stored(aConversation().build());
        var once = deleted(early, afterNoon(1));
        deleted(late, afterNoon(2));
        deleted(once, afterNoon(9));

        assertThat(conversations().deletedBefore(afterNoon(1), 10)).isEmpty();
        assertThat(conversations().deletedBefore(afterNoon(1).plusNanos(1_000), 10))
                .containsExactly(early.id());
        assertThat(conversations().deletedBefore(afterNoon(60), 10))
                .containsExactly(early.id(), late.id())
                .doesNotContain(kept.id());
        assertThat(conversations().deletedBefore(afterNoon(60), 1)).containsExactly(early.id());

        work(() -> conversations().purge(early.id()));

        assertThat(conversations().deletedBefore(afterNoon(60), 10)).containsExactly(late.id());
    }
}
