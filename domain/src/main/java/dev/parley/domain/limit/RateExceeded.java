package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/**
 * More was asked in a stretch of time than may be.
 *
 * @param limit how much may be asked
 * @param period in which time
 * @param matter what is counted, such as {@code requests with your key}
 * @param setting where the limit comes from
 */
public record RateExceeded(
        long limit, Duration period, String matter, String setting, Duration retryAfter)
        implements Failure.Throttled, BeyondLimit {

    @Override
    public String code() {
        return "rate-exceeded";
    }

    @Override
    public String detail() {
        return "There were more "
                + matter
                + " than the limit of "
                + limit
                + " in "
                + period.toSeconds()
                + " s allows, the setting "
                + setting
                + ". Try again after "
                + Math.max(1, retryAfter.toMillis())
                + " ms.";
    }
}
