package dev.parley.bootstrap.wiring;

import dev.parley.bootstrap.settings.PostgresAddress;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.StoreSettings;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.postgres.JdbcSettings;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.secret.SecretKeyFile;
import dev.parley.persistence.sqlite.ReserveFile;
import dev.parley.persistence.store.PostgresStore;
import dev.parley.persistence.store.SqliteStore;
import dev.parley.persistence.store.Store;

import java.time.InstantSource;

/**
 * Opens the store that the settings name: PostgreSQL where they give an address, else SQLite in the
 * data directory.
 */
final class OpenStore {

    private OpenStore() {}

    static Store open(StoreSettings settings, InstantSource clock, CommitWatch watch) {
        var secrets = secrets(settings);
        var databaseUrl = settings.databaseUrl();
        return databaseUrl == null
                ? SqliteStore.open(
                        settings.dataDirectory(), secrets, clock, ReserveFile.USUAL_BYTES, watch)
                : PostgresStore.open(jdbc(databaseUrl), secrets, clock, watch);
    }

    private static JdbcSettings jdbc(Secret databaseUrl) {
        var address =
                PostgresAddress.read(databaseUrl.reveal())
                        .orElseThrow(() -> new CannotOpen("The database's address is none."));
        var password = address.password();
        return new JdbcSettings(
                address.url(), address.user(), password == null ? null : password.reveal());
    }

    private static SecretBox secrets(StoreSettings settings) {
        var given = settings.secretKey();
        if (given == null) {
            return SecretBox.in(settings.dataDirectory());
        }
        var previous = settings.previousSecretKey();
        return SecretBox.given(
                decoded(given, SettingName.SECRET_KEY),
                previous == null ? null : decoded(previous, SettingName.SECRET_KEY_PREVIOUS));
    }

    private static byte[] decoded(Secret key, SettingName name) {
        return SecretKeyFile.decoded(key.reveal(), name.environmentVariable());
    }
}
