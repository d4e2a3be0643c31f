package dev.parley.application.testkit.memory;

import java.util.Collection;
import java.util.UUID;

/** All that outside protocols left with resources, which goes with them. */
record OutsideRecords(InMemoryAttributes attributes, InMemoryReferences references) {

    void purge(Collection<UUID> resources) {
        attributes.purge(resources);
        references.purge(resources);
    }
}
