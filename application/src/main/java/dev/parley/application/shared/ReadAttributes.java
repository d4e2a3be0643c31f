package dev.parley.application.shared;

import dev.parley.application.shared.port.Attributes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what an outside protocol left with resources; these were found for their owner already. */
public final class ReadAttributes {

    private final Attributes attributes;

    public ReadAttributes(Attributes attributes) {
        this.attributes = attributes;
    }

    public Optional<String> find(UUID resource, String scheme) {
        return attributes.find(resource, scheme);
    }

    public Map<UUID, String> findAll(Collection<UUID> resources, String scheme) {
        return attributes.findAll(resources, scheme);
    }
}
