package dev.parley.persistence.conversation;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists of conversations by last activity. Open, archived, deleted ones each lie in a range of
 * their own of an index, so that a list of several kinds is put together from several ranges.
 */
final class ConversationLists {

    private static final Comparator<ConversationRow> BY_ACTIVITY =
            Comparator.comparingLong(ConversationRow::updatedAt).thenComparing(ConversationRow::id);
    private static final String BEHIND_ALL_IDS = "~";

    private final Database database;

    ConversationLists(Database database) {
        this.database = database;
    }

    /** Where conversations of one kind stand. */
    private record Range(String condition, List<Object> values) {
        private Range and(String further, Object... itsValues) {
            return new Range(condition + " AND " + further, with(itsValues));
        }

        /** The values, and others for placeholders further on. */
        private List<Object> with(Object... others) {
            return Stream.concat(values.stream(), Stream.of(others)).toList();
        }
    }

    private static List<Range> ranges(ConversationFilter filter) {
        var ranges = new ArrayList<Range>();
        for (boolean deleted : kinds(filter.deleted())) {
            for (boolean archived : kinds(filter.archived())) {
                var range =
                        new Range(
                                "owner = ? AND archived = ? AND deleted_at IS "
                                        + (deleted ? "NOT NULL" : "NULL"),
                                List.of(filter.owner().value(), archived));
                ranges.add(within(filter.within(), range));
            }
        }
        return ranges;
    }

    private static List<Boolean> kinds(@Nullable Boolean wanted) {
        return wanted == null ? List.of(false, true) : List.of(wanted);
    }

    private static Range within(ConversationFilter.@Nullable Within within, Range range) {
        if (within == null) {
            return range;
        }
        return range.and(
                within.orNone() ? "(section = ? OR section IS NULL)" : "section = ?",
                within.section().name());
    }

    List<Conversation> page(
            ConversationFilter filter,
            @Nullable ConversationCursor after,
            int skipped,
            Order order,
            int limit) {
        return ranges(filter).stream()
                .map(range ->
                        order == Order.OLDEST_FIRST ? above(range, after) : below(range, after))
                .flatMap(range -> rows(range, order, (long) skipped + limit).stream())
                .sorted(order == Order.OLDEST_FIRST ? BY_ACTIVITY : BY_ACTIVITY.reversed())
                .skip(skipped)
                .limit(limit)
                .map(ConversationRow::conversation)
                .toList();
    }

    private static Range above(Range range, @Nullable ConversationCursor after) {
        return range.and(
                "(updated_at, id) > (?, ?)",
                after == null ? Long.MIN_VALUE : Instants.micros(after.updatedAt()),
                after == null ? "" : after.id().toString());
    }

    private static Range below(Range range, @Nullable ConversationCursor after) {
        return range.and(
                "(updated_at, id) < (?, ?)",
                after == null ? Long.MAX_VALUE : Instants.micros(after.updatedAt()),
                after == null ? BEHIND_ALL_IDS : after.id().toString());
    }

    private List<ConversationRow> rows(Range range, Order order, long limit) {
        var direction = order == Order.OLDEST_FIRST ? "" : " DESC";
        return database.list(
                "SELECT "
                        + ConversationRow.COLUMNS
                        + " FROM conversation WHERE "
                        + range.condition()
                        + " ORDER BY updated_at"
                        + direction
                        + ", id"
                        + direction
                        + " LIMIT ?",
                ConversationRow::read,
                range.with(limit).toArray());
    }

    long count(ConversationFilter filter) {
        return ranges(filter).stream()
                .mapToLong(range ->
                        database.list(
                                        "SELECT count(*) FROM conversation WHERE "
                                                + range.condition(),
                                        row -> row.number(),
                                        range.values().toArray())
                                .getFirst())
                .sum();
    }
}
