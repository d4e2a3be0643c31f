package dev.parley.bootstrap.settings;

import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where things are kept, and how long.
 *
 * @param databaseUrl a PostgreSQL database, perhaps with a password in it; absent for SQLite in the
 *     data directory
 * @param secretKey 32 bytes in base64 that encrypt providers' keys; absent for a key file in the
 *     data directory
 * @param previousSecretKey the one before, which opens what was encrypted by it; only with a key
 * @param eventRetention how long the single events of an ended answer are kept
 */
public record StoreSettings(
        Path dataDirectory,
        @Nullable Secret databaseUrl,
        @Nullable Secret secretKey,
        @Nullable Secret previousSecretKey,
        Duration eventRetention) {}
