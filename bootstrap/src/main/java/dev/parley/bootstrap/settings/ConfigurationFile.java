package dev.parley.bootstrap.settings;

import dev.parley.bootstrap.StartRefusedException;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A file of settings, in YAML or as properties. */
record ConfigurationFile(Path path, String namedBy) {

    /**
     * What it says.
     *
     * @param described the providers that it describes by more than a name, or lists
     */
    record Content(Map<SettingName, Given> settings, List<Members> described) {
        static final Content NONE = new Content(Map.of(), List.of());
    }

    Content read() {
        var members = Members.of(document(), "", path.toString());
        members.allow(
                Arrays.stream(SettingName.values())
                        .map(SettingName::key)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        var settings = new EnumMap<SettingName, Given>(SettingName.class);
        var described = List.<Members>of();
        for (var entry : members.values().entrySet()) {
            var name = SettingName.of(entry.getKey()).orElseThrow();
            if (name == SettingName.PROVIDERS && entry.getValue() instanceof List) {
                described = members.list(name.key(), "name");
            } else {
                settings.put(name, given(name, entry.getValue()));
            }
        }
        return new Content(settings, described);
    }

    private Given given(SettingName name, Object value) {
        var text =
                value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                        : String.valueOf(value);
        return new Given(
                name.key(), text.strip(), path.toString(), Given.Origin.FILE, name.isSecret());
    }

    private Map<?, ?> document() {
        var file = path.getFileName() == null ? "" : path.getFileName().toString();
        try (var reader = Files.newBufferedReader(path)) {
            if (file.endsWith(".yml") || file.endsWith(".yaml")) {
                return yaml(reader);
            }
            if (file.endsWith(".properties")) {
                return properties(reader);
            }
        } catch (IOException | YAMLException | IllegalArgumentException _) {
            throw refused("a readable file of settings, in YAML or as properties");
        }
        throw refused("a file whose name ends in .yml, .yaml or .properties");
    }

    private static Map<?, ?> properties(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        return properties;
    }

    private static Map<?, ?> yaml(Reader reader) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        if (document instanceof Map<?, ?> members) {
            return members;
        }
        if (document == null) {
            return Map.of();
        }
        throw new YAMLException("not a map");
    }

    private StartRefusedException refused(String allowed) {
        return new StartRefusedException(
                "The setting config from %s is '%s', but must be %s."
                        .formatted(namedBy, path, allowed),
                Given.WRONG_SETTING);
    }
}
