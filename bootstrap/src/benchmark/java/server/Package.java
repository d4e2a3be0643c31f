package server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What Parley is started from, and the settings it is started with. */
public record Package(Path launcher, Map<String, String> environment) {

    /** The version of the Java that lies in it. */
    public String java() throws IOException {
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
        return environment.getOrDefault("PARLEY_JAVA_OPTS", "those of the package");
    }
}
