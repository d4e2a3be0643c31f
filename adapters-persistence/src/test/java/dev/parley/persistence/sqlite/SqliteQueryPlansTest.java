package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.SomeIds.someMessageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.message.Position;
import dev.parley.domain.search.SearchQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is asked all day is answered by indexes, however large the tables are. */
final class SqliteQueryPlansTest {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Test
    void no_table_is_searched_from_end_to_end() {
        assertThat(plans(this::everythingThatIsAskedAllDay))
                .filteredOn(step -> step.startsWith("SCAN "))
                .filteredOn(step ->
                        !step.matches(
                                "SCAN (search_tokens VIRTUAL TABLE INDEX .+|generation USING INDEX"
                                        + " generation_unfinished|found|old|last)"))
                .isEmpty();
    }

    @Test
    void lists_come_out_of_their_index_in_order() {
        assertThat(plans(this::everyList))
                .isNotEmpty()
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    @Test
    void a_page_of_messages_is_one_range_of_an_index() {
        assertThat(
                        plans(stores -> {
                            var conversation = aConversation().build().id();
                            stores.messages()
                                    .page(conversation, new Position(3, 1), Order.NEWEST_FIRST, 20);
                            stores.messages()
                                    .page(conversation, new Position(3, 1), Order.OLDEST_FIRST, 20);
                        }))
                .hasSize(2)
                .allMatch(step ->
                        step.matches(
                                "SEARCH m USING INDEX message_by_position \\(conversation_id=\\?"
                                        + " AND \\(turn,idx\\)[<>]\\(\\?,\\?\\)\\)"));
    }

    private void everyList(Stores stores) {
        var conversation = aConversation().build();
        var cursor = new ConversationCursor(NOON, conversation.id());
        for (var order : Order.values()) {
            stores.conversations().page(ConversationFilter.kept(ADA, true), cursor, 0, order, 20);
            stores.messages().page(conversation.id(), null, order, 20);
        }
        stores.messages().before(conversation.id(), 7, 100);
        stores.messages().toolTraffic(conversation.id());
        stores.generations().of(conversation.id());
        stores.generations().queued(conversation.id());
        stores.generations().unfinished();
        stores.changes().after(ADA, 10, 20);
    }

    private void everythingThatIsAskedAllDay(Stores stores) {
        var conversation = aConversation().build();
        var generation = aGeneration().in(conversation).runningUnder(stores.leases().own()).build();
        var message = aMessage().in(conversation).build();
        stores.conversations().add(conversation);
        stores.conversations().hold(conversation.id());
        stores.conversations().save(conversation);
        stores.messages().add(List.of(message));
        stores.messages().save(message);
        stores.messages().findAll(List.of(message.id(), someMessageId()));
        stores.messages().positionOf(conversation.id(), message.id());
        stores.messages().markDeleted(message.id(), NOON);
        stores.generations().add(generation, List.of(message.id()));
        stores.generations().find(generation.id());
        stores.generations().save(generation);
        stores.messages().writtenBy(generation.id());
        stores.messages().handedInWith(generation.id());
        stores.generations().handIn(generation.id(), List.of(message.id()));
        stores.messages().isHandedInBehind(generation.id(), 7);
        stores.journal().read(generation.id(), 7, 20);
        stores.journal().removeExpired(NOON);
        stores.searchIndex()
                .index(message.id(), conversation.id(), ADA, message.author(), List.of("weather"));
        stores.searchIndex()
                .messages(ADA, SearchQuery.of("weather"), SearchFilter.EVERYWHERE, null, 20);
        stores.searchIndex()
                .conversations(ADA, SearchQuery.of("weather"), null, null, Order.NEWEST_FIRST, 20);
        stores.changes().newest(ADA);
        stores.changes().removeBefore(NOON);
        stores.messages().purge(generation.id());
        stores.messages().purge(conversation.id());
        stores.generations().purge(generation.id());
        stores.generations().deletedBefore(NOON, 20);
        stores.generations().purge(conversation.id());
        stores.searchIndex().remove(conversation.id());
        stores.conversations().purge(conversation.id());
        everyList(stores);
    }

    private interface Asking {
        void ask(Stores stores);
    }

    /** The steps of all plans for what is said within a unit of work. */
    private List<String> plans(Asking asking) {
        var stores = sqlite.stores();
        return stores.unitOfWork()
                .run(() -> {
                    var connection = ((StoreThread) Thread.currentThread()).atWork();
                    var before = connection.said();
                    asking.ask(stores);
                    return steps(connection, before);
                });
    }

    private static List<String> steps(SqliteConnection connection, Set<String> without) {
        var steps = new ArrayList<String>();
        for (var sql : connection.said()) {
            if (!without.contains(sql)) {
                steps.addAll(steps(connection, sql));
            }
        }
        return steps;
    }

    private static List<String> steps(Connection connection, String sql) {
        var steps = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (result.next()) {
                steps.add(result.getString("detail"));
            }
            return steps;
        } catch (SQLException failure) {
            throw new AssertionError("no plan for " + sql, failure);
        }
    }
}
