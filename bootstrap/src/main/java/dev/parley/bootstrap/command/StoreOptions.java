package dev.parley.bootstrap.command;

import dev.parley.bootstrap.settings.SettingName;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where everything is: what every command can be told. Values stay text, so that they are checked
 * where all sources are.
 */
final class StoreOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where everything is kept. Default: $XDG_DATA_HOME/parley or"
                            + " ~/.local/share/parley.")
    private @Nullable String dataDirectory;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "PostgreSQL database, such as postgresql://user:password@host/database."
                            + " Default: SQLite in the data directory.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File of settings, in YAML or as properties.")
    private @Nullable Path config;

    Map<SettingName, String> given() {
        var given = new EnumMap<SettingName, String>(SettingName.class);
        if (dataDirectory != null) {
            given.put(SettingName.DATA_DIR, dataDirectory);
        }
        if (databaseUrl != null) {
            given.put(SettingName.DATABASE_URL, databaseUrl);
        }
        return given;
    }

    @Nullable Path config() {
        return config;
    }
}
