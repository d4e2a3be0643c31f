package dev.parley.application.shared;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a member: left as it is, set, or removed.
 *
 * @param value meaningless unless {@code given}; absent removes the member
 */
public record Patch<T>(boolean given, @Nullable T value) {

    private static final Patch<?> KEEP = new Patch<>(false, null);

    /** Leaves the member as it is. */
    @SuppressWarnings("unchecked") // holds no value, so it fits every type
    public static <T> Patch<T> keep() {
        return (Patch<T>) KEEP;
    }

    /** Sets the member, or removes it if the value is absent. */
    public static <T> Patch<T> to(@Nullable T value) {
        return new Patch<>(true, value);
    }

    public @Nullable T or(@Nullable T current) {
        return given ? value : current;
    }
}
