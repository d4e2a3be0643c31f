package dev.parley.bootstrap.installation;

import dev.parley.application.composition.UseCases;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.domain.modelsettings.ConfiguredProvider;

import java.time.InstantSource;
import java.util.List;

/**
 * An installation whose store is open.
 *
 * @param providers the services that its settings name
 */
public record Installation(
        Settings settings,
        List<ConfiguredProvider> providers,
        UseCases useCases,
        StoreCheck storeCheck,
        StoreBackup storeBackup,
        SecretKeeping secrets,
        InstantSource clock) {

    public Installation {
        providers = List.copyOf(providers);
    }
}
