package dev.parley.application.shared;

import java.util.List;
import java.util.function.Function;

/** Some neighbouring members of a longer list, and whether there are more behind them. */
public record Slice<T>(List<T> items, boolean hasMore) {

    public Slice {
        items = List.copyOf(items);
    }

    /** Makes a slice of a read that asked for one member more than the limit. */
    public static <T> Slice<T> ofOneMore(List<T> found, int limit) {
        return new Slice<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(items.stream().map(change).toList(), hasMore);
    }
}
