package dev.parley.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

/**
 * The programs that measure are run from their sources, so no build would notice that they broke.
 */
final class BenchmarkSourcesTest {

    private static final Path SOURCES = Path.of("src/benchmark/java");

    @TempDir private Path classes;

    @Test
    void the_programs_that_measure_compile() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        try (var sources = Files.walk(SOURCES);
                var files = compiler.getStandardFileManager(null, null, null)) {
            var programs = sources.filter(path -> path.toString().endsWith(".java")).toList();

            var isCompiled =
                    compiler.getTask(
                                    complaints,
                                    files,
                                    null,
                                    List.of("-d", classes.toString()),
                                    null,
                                    files.getJavaFileObjectsFromPaths(programs))
                            .call();

            assertThat(isCompiled).as(complaints.toString()).isTrue();
        }
    }
}
