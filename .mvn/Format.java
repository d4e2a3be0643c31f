import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks that every source of every module is formatted, or with {@code apply} formats it. Run by the root pom. */
void main(String[] arguments) throws IOException {
    var apply = arguments[0].equals("apply");
    var root = Path.of(arguments[1]);
    var options = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
    var formatter = new Formatter(options);

    var unformatted = sources(root).parallelStream()
            .filter(source -> differs(source, formatter, apply))
            .map(root::relativize)
            .sorted()
            .toList();

    if (!unformatted.isEmpty()) {
        unformatted.forEach(source -> System.err.println((apply ? "formatted " : "not formatted: ") + source));
        if (!apply) {
            System.err.println("Run: ./mvnw -q -N verify -Dformat=apply");
            System.exit(1);
        }
    }
}

List<Path> sources(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
        return modules.map(module -> module.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(this::javaBelow)
                .toList();
    }
}

Stream<Path> javaBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
    }
}

boolean differs(Path source, Formatter formatter, boolean apply) {
    try {
        var before = Files.readString(source);
        var after = formatter.formatSourceAndFixImports(before);
        if (after.equals(before)) {
            return false;
        }
        if (apply) {
            Files.writeString(source, after);
        }
        return true;
    } catch (FormatterException failure) {
        throw new IllegalStateException(source + " cannot be parsed: " + failure.getMessage(), failure);
    } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
    }
}
