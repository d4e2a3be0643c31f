package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ConfigurationTableTest {
    private static final String HEADING =
            """
            | In a file | Variable | Option | Default | Meaning |
            |---|---|---|---|---|
            """;

    @Test
    void the_documentation_names_every_setting_as_it_is() throws IOException {
        var table =
                Arrays.stream(SettingName.values())
                        .map(ConfigurationTableTest::row)
                        .collect(Collectors.joining("\n", HEADING, "\n"));

        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .as("to be corrected, it should contain%n%s", table)
                .contains(table);
    }

    @ParameterizedTest
    @MethodSource("withAValueByDefault")
    void a_setting_that_is_given_as_it_is_by_default_changes_nothing(SettingName name) {
        var value = name.byDefault().replace("`", "");

        assertThat(read(Map.of(name.environmentVariable(), value))).isEqualTo(read(Map.of()));
    }

    /** The others say in words what is done by default. */
    private static Stream<SettingName> withAValueByDefault() {
        return Arrays.stream(SettingName.values())
                .filter(name -> name.byDefault().matches("`[^`]*`"));
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, Path.of("/home/ada")).read(Map.of(), null);
    }

    private static String row(SettingName name) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        name.key(),
                        name.environmentVariable(),
                        name.option().map("`%s`"::formatted).orElse(""),
                        name.byDefault(),
                        name.meaning());
    }
}
