package dev.parley.streaming.openai.responses;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.identity.ApiKeyUnknown;

import io.micronaut.websocket.CloseReason;

import java.nio.charset.StandardCharsets;

/**
 * Why a socket is closed: 4000 and the status that the same failure has over HTTP where repeating
 * does not help, 1013 where it does after a while, 1011 where something behind it failed.
 */
final class Closings {

    static final CloseReason KEY_WITHDRAWN = reason(4401, new ApiKeyUnknown().detail());
    static final CloseReason DEFECT =
            reason(1011, "The server failed; go on behind the last event that arrived.");

    static final CloseReason NO_ROOM =
            reason(1013, "No memory is left for a long event; go on behind the last that arrived.");

    /** A closing frame holds 125 bytes, and two of them are the code. */
    private static final int LONGEST = 123;

    private static final String MORE = "...";

    private Closings() {}

    static CloseReason of(Failure failure) {
        var code =
                switch (failure) {
                    case Failure.Invalid _ -> 4400;
                    case Failure.Unauthenticated _ -> 4401;
                    case Failure.Forbidden _ -> 4403;
                    case Failure.NotFound _ -> 4404;
                    case Failure.Conflict _ -> 4409;
                    case Failure.TooLarge _ -> 4413;
                    case Failure.Throttled _, Failure.Unavailable _ -> 1013;
                    case Failure.Upstream _ -> 1011;
                };
        return reason(code, failure.detail());
    }

    private static CloseReason reason(int code, String detail) {
        return new CloseReason(code, cut(detail));
    }

    private static String cut(String detail) {
        if (bytes(detail) <= LONGEST) {
            return detail;
        }
        var end = detail.length();
        while (bytes(detail.substring(0, end)) > LONGEST - MORE.length()) {
            end = detail.offsetByCodePoints(end, -1);
        }
        return detail.substring(0, end) + MORE;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
