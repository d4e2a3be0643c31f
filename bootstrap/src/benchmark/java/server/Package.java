package server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Parley is started from, and the settings it is started with.
 *
 * @param command the program, and what it is told before Parley's own options
 */
public record Package(List<String> command, Map<String, String> environment) {

    private static final String JAVA_OPTIONS = "PARLEY_JAVA_OPTS";

    /** One that is started by a program of its own. */
    public static Package of(Path launcher, Map<String, String> environment) {
        return new Package(List.of(launcher.toAbsolutePath().toString()), environment);
    }

    /** What starts it with these options, and with no settings but its own. */
    public ProcessBuilder with(String... options) {
        var line = new ArrayList<>(command);
        line.addAll(List.of(options));
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** The same, with one more option for Java. */
    public Package withJavaOption(String option) {
        var changed = new HashMap<>(environment);
        changed.merge(JAVA_OPTIONS, option, (given, more) -> given + " " + more);
        return new Package(command, changed);
    }

    /** The version of the Java that lies in it. */
    public String java() throws IOException {
        var launcher = Path.of(command.getFirst());
        var release = launcher.getParent().resolveSibling("runtime").resolve("release");
        if (!Files.exists(release)) {
            return "unknown";
        }
        try (var lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst()
                    .map(line -> line.replaceAll(".*=|\"", ""))
                    .orElse("unknown");
        }
    }

    public String javaOptions() {
        return environment.getOrDefault(JAVA_OPTIONS, "those of the package");
    }
}
