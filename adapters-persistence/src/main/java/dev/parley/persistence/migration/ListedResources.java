package dev.parley.persistence.migration;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hands Flyway the migrations from a list.
 *
 * <p>Flyway would search the class path. In a native image that finds nothing, and Flyway reports
 * success.
 */
final class ListedResources implements ResourceProvider {

    private final List<LoadableResource> resources;

    ListedResources(List<String> files) {
        resources = files.stream().<LoadableResource>map(ListedResource::new).toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return resources.stream()
                .filter(resource -> resource.getAbsolutePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return resources.stream()
                .filter(resource ->
                        resource.getFilename().startsWith(prefix)
                                && Stream.of(suffixes).anyMatch(resource.getFilename()::endsWith))
                .toList();
    }
}
