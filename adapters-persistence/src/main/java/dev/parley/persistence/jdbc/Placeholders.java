package dev.parley.persistence.jdbc;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;

/**
 * A list of values in a statement, {@code (?, ?, …)}. It is filled up by repeating a value to a
 * power of two, so that there are few different statements to prepare.
 */
public final class Placeholders {

    private final @Nullable Object[] values;

    private Placeholders(@Nullable Object[] values) {
        this.values = values;
    }

    /** At least one value; each is written as its text. */
    public static Placeholders forAll(Collection<?> values) {
        var texts = values.stream().map(Object::toString).toArray();
        var room = Math.max(1, Integer.highestOneBit(2 * texts.length - 1));
        var filled = Arrays.<@Nullable Object>copyOf(texts, room);
        Arrays.fill(filled, texts.length, room, texts[0]);
        return new Placeholders(filled);
    }

    public String text() {
        return "(" + String.join(", ", Collections.nCopies(values.length, "?")) + ")";
    }

    public @Nullable Object[] values() {
        return values.clone();
    }

    /** The values, and others for placeholders further on. */
    public @Nullable Object[] valuesAnd(@Nullable Object... others) {
        var all = Arrays.copyOf(values, values.length + others.length);
        System.arraycopy(others, 0, all, values.length, others.length);
        return all;
    }
}
