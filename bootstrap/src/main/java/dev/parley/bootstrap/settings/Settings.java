package dev.parley.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/**
 * What this process was told, checked.
 *
 * @param traces absent if nothing is traced
 */
public record Settings(
        ServerSettings server,
        LimitSettings limits,
        StoreSettings store,
        ProviderSettings providers,
        LogSettings log,
        @Nullable TraceSettings traces) {

    /** For a process that does one thing and ends. */
    public Settings withoutTraces() {
        return new Settings(server, limits, store, providers, log, null);
    }
}
