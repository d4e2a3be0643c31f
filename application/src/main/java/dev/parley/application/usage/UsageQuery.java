package dev.parley.application.usage;

import dev.parley.domain.identity.OwnerId;

import java.time.Instant;
import java.util.Set;

/**
 * Which usage to add up, and how finely.
 *
 * @param from the first moment that counts
 * @param until the first moment that does not
 */
public record UsageQuery(
        OwnerId owner, Instant from, Instant until, Bucket bucket, Set<Dimension> groupedBy) {

    /** How long a time is added up in one sum; hours and days are those of UTC. */
    public enum Bucket {
        HOUR,
        DAY,
        TOTAL
    }

    /** What sums are kept apart by. */
    public enum Dimension {
        MODEL,
        PROVIDER,
        CONVERSATION,
        KEY
    }

    public UsageQuery {
        groupedBy = Set.copyOf(groupedBy);
    }
}
