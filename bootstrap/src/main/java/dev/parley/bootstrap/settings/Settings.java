package dev.parley.bootstrap.settings;

/** What this process was told, checked. */
public record Settings(
        ServerSettings server,
        LimitSettings limits,
        StoreSettings store,
        ProviderSettings providers,
        LogSettings log) {}
