package dev.parley.bootstrap.settings;

import dev.parley.bootstrap.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds each setting where it has most weight: command line, environment, configuration file,
 * default.
 */
public final class SettingsReader {
    private static final String CONFIG_VARIABLE = "PARLEY_CONFIG";

    private final Map<String, String> environment;
    private final Path home;

    public SettingsReader(Map<String, String> environment, Path home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /**
     * Reads and checks every setting.
     *
     * @param commandLine what was given there, under its setting's name
     * @param config the file named on the command line, if one was
     * @throws StartRefusedException if a value is not allowed; its message names the setting, the
     *     source and the value
     */
    public Settings read(Map<SettingName, String> commandLine, @Nullable Path config) {
        var file =
                configurationFile(config)
                        .map(ConfigurationFile::read)
                        .orElse(ConfigurationFile.Content.NONE);
        var given = new EnumMap<SettingName, Given>(SettingName.class);
        given.putAll(file.settings());
        for (var name : SettingName.values()) {
            var value = environment.getOrDefault(name.environmentVariable(), "");
            if (!value.isBlank()) {
                given.put(name, Given.byVariable(name, value));
            }
        }
        commandLine.forEach((name, value) -> given.put(name, Given.byOption(name, value)));
        return new Interpretation(
                        given,
                        file.described(),
                        new ServiceVariables(environment),
                        defaultDataDirectory())
                .settings();
    }

    private Optional<ConfigurationFile> configurationFile(@Nullable Path config) {
        if (config != null) {
            return Optional.of(new ConfigurationFile(config, "--config"));
        }
        return Optional.ofNullable(environment.get(CONFIG_VARIABLE))
                .filter(value -> !value.isBlank())
                .map(value -> new ConfigurationFile(Path.of(value.strip()), CONFIG_VARIABLE));
    }

    /** Follows the XDG base directory specification, which ignores a relative path. */
    private Path defaultDataDirectory() {
        return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("parley");
    }
}
