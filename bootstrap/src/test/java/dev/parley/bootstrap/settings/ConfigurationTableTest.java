package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

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
