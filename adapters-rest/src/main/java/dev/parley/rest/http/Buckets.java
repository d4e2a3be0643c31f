package dev.parley.rest.http;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.limit.RateExceeded;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket for each of many. Those that are full again are forgotten when there are too many;
 * if even then there are, the newcomers share one, so that whoever comes from ever new addresses
 * cannot fill the memory.
 */
final class Buckets {

    private static final int MOST = 10_000;
    private static final long TIDYING_PAUSE = Duration.ofSeconds(1).toNanos();

    private final long limit;
    private final Duration period;
    private final String matter;
    private final String setting;
    private final TimeMeter time;
    private final ConcurrentHashMap<Object, Bucket> buckets = new ConcurrentHashMap<>();
    private @Nullable Bucket others;
    private final AtomicLong tidied;

    /**
     * None yet.
     *
     * @param matter what is counted
     */
    Buckets(RateLimits.Rate rate, String matter, String setting, TimeMeter time) {
        this.limit = rate.most();
        this.period = rate.period();
        this.matter = matter;
        this.setting = setting;
        this.time = time;
        this.tidied = new AtomicLong(time.currentTimeNanos() - TIDYING_PAUSE);
    }

    /** Takes one; fails with {@link RateExceeded} if there is none. */
    void take(Object whose) {
        if (limit > 0) {
            require(of(whose).tryConsumeAndReturnRemaining(1));
        }
    }

    /** Fails if there is none to be taken. */
    void check(Object whose) {
        var known = limit > 0 ? buckets.get(whose) : null;
        var bucket = known == null && buckets.size() >= MOST ? others() : known;
        if (bucket != null) {
            var estimate = bucket.estimateAbilityToConsume(1);
            if (!estimate.canBeConsumed()) {
                throw exceeded(estimate.getNanosToWaitForRefill());
            }
        }
    }

    /** How many are remembered. */
    int size() {
        return buckets.size();
    }

    private void require(ConsumptionProbe taken) {
        if (!taken.isConsumed()) {
            throw exceeded(taken.getNanosToWaitForRefill());
        }
    }

    private FailureException exceeded(long wait) {
        return new FailureException(
                new RateExceeded(limit, period, matter, setting, Duration.ofNanos(wait)));
    }

    private Bucket of(Object whose) {
        var known = buckets.get(whose);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= MOST) {
            tidy();
        }
        return buckets.size() >= MOST ? others() : buckets.computeIfAbsent(whose, _ -> bucket());
    }

    /** Made when it is needed: the library is of some size, and most never need it. */
    private synchronized Bucket others() {
        if (others == null) {
            others = bucket();
        }
        return others;
    }

    /** Looks through all of them, so not too often. */
    private void tidy() {
        var now = time.currentTimeNanos();
        var last = tidied.get();
        if (now - last >= TIDYING_PAUSE && tidied.compareAndSet(last, now)) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= limit);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, period))
                .withCustomTimePrecision(time)
                .build();
    }
}
