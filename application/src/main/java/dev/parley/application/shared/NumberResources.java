package dev.parley.application.shared;

import dev.parley.application.shared.port.References;
import dev.parley.application.shared.port.UnitOfWork;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Numbers resources for an outside protocol at first sight; these were found for their owner
 * already.
 */
public final class NumberResources {

    private final References references;
    private final UnitOfWork unitOfWork;

    public NumberResources(References references, UnitOfWork unitOfWork) {
        this.references = references;
        this.unitOfWork = unitOfWork;
    }

    /** The numbers of all of these. */
    public Map<UUID, Long> numbersOf(Collection<UUID> resources, String scheme) {
        var known = references.findAll(resources, scheme);
        return known.size() == new HashSet<>(resources).size()
                ? known
                : unitOfWork.run(() -> references.assign(resources, scheme));
    }

    /** What has the number. Whose it is, is not asked. */
    public Optional<UUID> resource(String scheme, long number) {
        return references.resource(scheme, number);
    }
}
