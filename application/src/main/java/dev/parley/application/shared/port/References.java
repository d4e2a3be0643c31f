package dev.parley.application.shared.port;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Numbers by which an outside protocol knows resources that have none of their own. Each scheme
 * counts for itself, from 1 and for all owners together; a number is never given twice, also after
 * its resource was purged, with which it goes.
 */
public interface References {

    /**
     * Within a unit of work: the numbers of all of these. Those that have none yet get the next
     * ones, in the order given.
     */
    Map<UUID, Long> assign(Collection<UUID> resources, String scheme);

    /** The numbers of those that have one. */
    Map<UUID, Long> findAll(Collection<UUID> resources, String scheme);

    /** The resource that has a number. */
    Optional<UUID> resource(String scheme, long number);
}
