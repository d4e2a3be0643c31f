package dev.parley.streaming.openai.wire;

import dev.parley.application.shared.Order;
import dev.parley.streaming.http.QueryValues;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which part of a list is wanted (contract, section 2.6). */
public record Page(int limit, Order order, @Nullable String after) {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    public static Page of(QueryValues query) {
        var order = query.oneOf("order", List.of("asc", "desc"));
        return new Page(
                query.integer("limit", 1, MOST, USUAL),
                "asc".equals(order) ? Order.OLDEST_FIRST : Order.NEWEST_FIRST,
                query.text("after"));
    }
}
