package machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process and all below it have used: processor time and resident memory.
 *
 * @param processor user and system time since they started, in steps of 10 ms
 * @param residentKib pages in memory, those shared with other processes in full
 */
public record Usage(Duration processor, long residentKib) {

    /** Linux counts processor time in hundredths of a second on every architecture. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int STATE = 2;
    private static final int USER = 13;
    private static final int SYSTEM = 14;

    public static Usage of(ProcessHandle process) throws IOException {
        var ticks = 0L;
        var kib = 0L;
        for (var one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
            var folder = Path.of("/proc", Long.toString(one.pid()));
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[USER - STATE]) + Long.parseLong(fields[SYSTEM - STATE]);
            kib += residentKib(folder);
        }
        return new Usage(Duration.ofMillis(ticks * MILLIS_PER_TICK), kib);
    }

    public static double mib(long kib) {
        return kib / 1024.0;
    }

    private static long residentKib(Path folder) throws IOException {
        var precise = folder.resolve("smaps_rollup");
        if (Files.isReadable(precise)) {
            try (var lines = Files.lines(precise)) {
                return kib(lines, "Rss:");
            } catch (IOException | java.io.UncheckedIOException ofAnotherUser) {
                // The other file is readable for everybody.
            }
        }
        try (var lines = Files.lines(folder.resolve("status"))) {
            return kib(lines, "VmRSS:");
        }
    }

    private static long kib(Stream<String> lines, String name) {
        return lines.filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
