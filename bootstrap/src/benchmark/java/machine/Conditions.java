package machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reader has to know of a machine before comparing its numbers with another's. */
public final class Conditions {

    private Conditions() {}

    /** Those of a disk with this folder, and of the sources that this program was built from. */
    public static Map<String, String> here(Path folder, Path program) throws IOException {
        var conditions = new LinkedHashMap<String, String>();
        conditions.put(
                "Processor",
                "%s, %d cores"
                        .formatted(
                                value(Path.of("/proc/cpuinfo"), "model name"),
                                Runtime.getRuntime().availableProcessors()));
        conditions.put("Memory", value(Path.of("/proc/meminfo"), "MemTotal"));
        conditions.put(
                "Kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        conditions.put("Disk", Files.getFileStore(folder).type() + ", " + folder.getParent());
        conditions.put("JDK of the measuring side", System.getProperty("java.runtime.version"));
        conditions.put("Load average before", load());
        conditions.put("Commit", commit(program.toAbsolutePath().getParent().toString()));
        return conditions;
    }

    /** Runnable threads over the last 1, 5 and 15 minutes. */
    public static String load() throws IOException {
        var words = Files.readString(Path.of("/proc/loadavg")).split(" ");
        return String.join(" ", words[0], words[1], words[2]);
    }

    private static String value(Path file, String name) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String commit(String folder) throws IOException {
        var commit = output("git", "-C", folder, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return output("git", "-C", folder, "status", "--porcelain").isEmpty()
                ? commit
                : commit + " with changes";
    }

    /** What a command prints; nothing if there is no such command or it fails. */
    public static String output(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes()).strip();
            return process.onExit().join().exitValue() == 0 ? text : "";
        } catch (IOException missing) {
            return "";
        }
    }
}
