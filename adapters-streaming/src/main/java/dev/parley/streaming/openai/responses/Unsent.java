package dev.parley.streaming.openai.responses;

import dev.parley.streaming.http.Backlog;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * What has been written for one reader and not been sent. Holds at most two pieces, besides what
 * there is room for in the {@link Backlog}: an event that is longer is sent piece by piece, and if
 * there is no room for the rest of it, it is written once more for each piece.
 */
final class Unsent {

    /** In bytes. Events that are shorter leave in one piece, several together. */
    static final int PIECE = 32 * 1024;

    private final Backlog.Share share;
    private final Queue<Frames> waiting = new ArrayDeque<>();

    /** A part of an event that has to be written once more. */
    private byte @Nullable [] part;

    /** How much of the first that waits, or of the one to be written once more, was sent. */
    private int begun;

    /** Of the event that has to be written once more. */
    private int hash;

    /** The number of the last event that was sent whole. */
    private long sent;

    /**
     * Whole frames.
     *
     * @param last the number of the last event in them
     * @param room how much of the backlog they take
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Frames(byte[] bytes, long last, int room) {}

    Unsent(Backlog.Share share, long sent) {
        this.share = share;
        this.sent = sent;
    }

    /** The number of the last event that was sent whole. */
    long sent() {
        return sent;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && part == null;
    }

    /** Whether the last byte that was sent is not the last of an event. */
    boolean isWithinFrame() {
        return begun > 0;
    }

    /**
     * Takes frames that come behind all others.
     *
     * @param bytes of several events, or of one that is longer than a piece
     * @return whether they will be sent; if not, they are to be written again when this is empty
     */
    boolean add(byte[] bytes, long last) {
        if (!isEmpty()) {
            return hold(bytes, last, bytes.length);
        }
        if (begun > 0 && hash != Arrays.hashCode(bytes)) {
            // half of it is gone; a line that breaks has the client ask for it once more
            throw new IllegalStateException("the answer was changed while it was sent");
        }
        if (bytes.length - begun <= 2 * PIECE) {
            return hold(bytes, last, 0);
        }
        if (hold(bytes, last, bytes.length)) {
            return true;
        }
        part = Arrays.copyOfRange(bytes, begun, begun + PIECE);
        hash = Arrays.hashCode(bytes);
        return false;
    }

    private boolean hold(byte[] bytes, long last, int room) {
        if (room > 0 && !share.take(room)) {
            return false;
        }
        waiting.add(new Frames(bytes, last, room));
        return true;
    }

    /** The next piece; there is one. */
    byte[] next() {
        var once = part;
        if (once != null) {
            part = null;
            begun += once.length;
            return once;
        }
        var first = waiting.element();
        var length = first.bytes().length;
        if (length - begun > 2 * PIECE) {
            begun += PIECE;
            return Arrays.copyOfRange(first.bytes(), begun - PIECE, begun);
        }
        var piece = begun == 0 ? first.bytes() : Arrays.copyOfRange(first.bytes(), begun, length);
        waiting.remove();
        share.giveBack(first.room());
        begun = 0;
        sent = first.last();
        return piece;
    }

    /** Nothing more is sent. From any thread. */
    void close() {
        share.close();
    }
}
