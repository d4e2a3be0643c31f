package dev.parley.application.modelsettings.port;

import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.List;
import java.util.Optional;

/**
 * The model services that this installation knows. What it holds does not change while the process
 * runs.
 */
public interface Providers {

    /**
     * Those that whoever runs the installation has set up, in that order; the demo model is not
     * among them.
     */
    List<ConfiguredProvider> configured();

    /**
     * A well-known service with its usual address and no key, ready to be given one; none if the
     * name says nothing.
     */
    Optional<ConfiguredProvider> wellKnown(ProviderName name);
}
