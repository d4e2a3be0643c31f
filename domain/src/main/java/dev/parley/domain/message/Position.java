package dev.parley.domain.message;

import java.util.Comparator;

/**
 * Where a message stands in its conversation.
 *
 * @param turn the turn it belongs to, counted from 0
 * @param index its place within the turn, counted from 0; in a turn in which an answer goes on,
 *     from the number of messages that it wrote before
 */
public record Position(int turn, int index) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::turn).thenComparingInt(Position::index);

    public Position {
        if (turn < 0 || index < 0) {
            throw new IllegalArgumentException("positions count from 0");
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
