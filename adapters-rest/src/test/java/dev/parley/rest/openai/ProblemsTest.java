package dev.parley.rest.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The list of problems and the failures that there are. */
class ProblemsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.+\\|.+\\|.+\\|$");

    @Test
    void every_failure_is_listed_once_and_nothing_else_is() throws IOException {
        var listed = listed();

        var codes =
                FailureWordsTest.rows()
                        .map(row -> row.failure().code())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).doesNotHaveDuplicates().isSorted().containsExactlyElementsOf(codes);
    }

    private static List<String> listed() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/problems.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }
}
