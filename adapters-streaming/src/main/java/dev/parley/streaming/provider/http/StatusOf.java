package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.GenerationFailure.Kind;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a status, and the words that came with it, mean. */
final class StatusOf {

    static final int UNAUTHORIZED = 401;

    private static final int BAD_REQUEST = 400;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OVERLOADED = 529;
    private static final int LAST = 599;

    private static final Pattern USED_UP =
            Pattern.compile(
                    "insufficient[_ ](quota|balance|credit)|exceeded your current"
                            + " quota|billing|arrearage");

    private StatusOf() {}

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    static Kind kind(int status, Complaint complaint) {
        if (status == PAYMENT_REQUIRED || status == TOO_MANY_REQUESTS) {
            return status == PAYMENT_REQUIRED || isUsedUp(complaint)
                    ? Kind.PROVIDER_QUOTA_EXHAUSTED
                    : Kind.PROVIDER_RATE_LIMITED;
        }
        return status >= SERVER_ERROR || status == REQUEST_TIMEOUT
                ? Kind.PROVIDER_ERROR
                : Kind.PROVIDER_REJECTED;
    }

    static String sentence(int status, Kind kind) {
        return switch (kind) {
            case PROVIDER_QUOTA_EXHAUSTED -> "The account at the model provider is used up.";
            case PROVIDER_RATE_LIMITED -> "The model provider was asked too often or too much.";
            case PROVIDER_ERROR -> "The model provider failed (status " + status + ").";
            default -> rejection(status);
        };
    }

    private static String rejection(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "The model provider refused the key.";
            case FORBIDDEN -> "The model provider does not allow this request.";
            case NOT_FOUND -> "The model provider does not know this model or address.";
            case 301, 302, 303, 307, 308 ->
                    "The model provider redirects to another address, which model calls do not"
                            + " follow.";
            default -> "The model provider refused the request (status " + status + ").";
        };
    }

    /** The status that a complaint in the middle of an answer amounts to. */
    static int complaint(Complaint complaint) {
        var number = status(complaint.code());
        if (number != 0) {
            return number;
        }
        var words = complaint.words();
        if (isUsedUp(complaint)
                || words.contains("rate_limit")
                || words.contains("resource_exhausted")) {
            return TOO_MANY_REQUESTS;
        }
        if (words.contains("overloaded")) {
            return OVERLOADED;
        }
        if (words.contains("authentication") || words.contains("invalid_api_key")) {
            return UNAUTHORIZED;
        }
        if (words.contains("permission")) {
            return FORBIDDEN;
        }
        if (words.contains("not_found")) {
            return NOT_FOUND;
        }
        return words.contains("invalid") || words.contains("context_length")
                ? BAD_REQUEST
                : SERVER_ERROR;
    }

    private static boolean isUsedUp(Complaint complaint) {
        return USED_UP.matcher(complaint.words()).find()
                || (complaint.message() != null
                        && USED_UP.matcher(complaint.message().toLowerCase(Locale.ROOT)).find());
    }

    private static int status(@Nullable String code) {
        if (code == null || code.length() != 3 || !code.chars().allMatch(Character::isDigit)) {
            return 0;
        }
        var number = Integer.parseInt(code);
        return number >= BAD_REQUEST && number <= LAST ? number : 0;
    }
}
