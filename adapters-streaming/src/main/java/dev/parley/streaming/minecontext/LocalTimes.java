package dev.parley.streaming.minecontext;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/**
 * Moments as texts without a zone (contract, section 5.2). The app takes them for its own local
 * time, which is the server's, since both run on one machine.
 */
final class LocalTimes {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter ISO_SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter ISO_MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private final ZoneId zone;

    LocalTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** As {@code 2026-11-20 09:28:28.871442}; the fraction is left out where it is nothing. */
    String stored(Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone);
        return (hasFraction(local) ? MICROS : SECONDS).format(local);
    }

    /** As {@code 2026-11-20T09:28:28.871442}, in events. */
    String told(Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone);
        return (hasFraction(local) ? ISO_MICROS : ISO_SECONDS).format(local);
    }

    /** As {@code 2026-11-20 08:28:28}, in universal time: how SQLite writes the current moment. */
    static String universal(Instant moment) {
        return SECONDS.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    private static boolean hasFraction(LocalDateTime local) {
        return local.get(ChronoField.MICRO_OF_SECOND) > 0;
    }
}
