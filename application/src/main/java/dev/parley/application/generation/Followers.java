package dev.parley.application.generation;

/**
 * Who follows an answer, and who asks to. Whoever asks keeps the answer from being ended for want
 * of followers until that is decided; if it is refused, everything is as if nobody had asked.
 */
final class Followers {

    private int following;
    private int asking;
    private int departures;

    /** The departure because of which it would have been ended, but for those who ask; or 0. */
    private int due;

    synchronized void joined() {
        following++;
    }

    /**
     * Somebody has gone; gives the number of this departure, from 1 on, if nobody is left, else 0.
     */
    synchronized int left() {
        departures++;
        following--;
        return following == 0 ? departures : 0;
    }

    /**
     * Whether it is to be ended because nobody has come or gone since a departure that left nobody
     * behind. While somebody asks, that is put off until {@link #refused}.
     */
    synchronized boolean isDesertedSince(int departure) {
        if (following > 0 || departures != departure) {
            return false;
        }
        due = asking > 0 ? departure : 0;
        return asking == 0;
    }

    synchronized void asked() {
        asking++;
    }

    synchronized void accepted() {
        asking--;
        following++;
    }

    /** Tells whether it is to be ended because that was put off for the last who asked. */
    synchronized boolean refused() {
        asking--;
        return asking == 0 && following == 0 && due > 0 && due == departures;
    }
}
