package scenario;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param quick just enough to see that everything works
 * @param messages in the long conversation
 */
record Size(boolean quick, int rounds, int messages) {

    static Size full() {
        return new Size(false, 5, 200_000);
    }

    static Size small() {
        return new Size(true, 1, 2_000);
    }

    Size withRounds(int given) {
        return new Size(quick, given, messages);
    }

    Size withMessages(int given) {
        return new Size(quick, rounds, given);
    }

    /** Short streams through a process before it is measured. */
    int warmUp() {
        return quick ? 300 : 2_000;
    }

    /** Streams in a round of light load. */
    int light() {
        return quick ? 20 : 60;
    }

    /** Streams in a round of heavy load. */
    int heavy() {
        return quick ? 120 : 320;
    }

    /** Streams in a round of as much as passes. */
    int ceiling() {
        return quick ? 48 : 160;
    }

    /** Streams that are open at once. */
    int held() {
        return quick ? 100 : 400;
    }

    /** How long they are. */
    Duration hold() {
        return Duration.ofSeconds(quick ? 6 : 20);
    }

    /** How many answers are stopped, at each of two moments. */
    int stops() {
        return quick ? 20 : 200;
    }

    /** Clients that hang. */
    int hanging() {
        return quick ? 100 : 1_000;
    }

    /** Ordinary requests, with and without them. */
    int ordinary() {
        return quick ? 200 : 3_000;
    }

    int starts() {
        return quick ? 2 : 10;
    }

    /** How long messages are created in a round. */
    Duration creating() {
        return Duration.ofSeconds(quick ? 2 : 6);
    }

    /** How often each conversation's page is read in a round. */
    int pageReads() {
        return quick ? 50 : 200;
    }
}
