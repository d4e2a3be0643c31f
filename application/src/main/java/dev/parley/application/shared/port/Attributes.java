package dev.parley.application.shared.port;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an outside protocol wants to read back and the inside has no use for: one JSON object, as
 * text, for a resource in a scheme that the protocol names. Goes when its resource is purged.
 */
public interface Attributes {

    /** Within a unit of work: sets or replaces. */
    void put(UUID resource, String scheme, String json);

    Optional<String> find(UUID resource, String scheme);

    /** Those that there are, by resource. */
    Map<UUID, String> findAll(Collection<UUID> resources, String scheme);
}
