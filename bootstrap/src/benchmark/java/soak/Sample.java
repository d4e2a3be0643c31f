package soak;

import machine.Usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How big the process and its files are at a moment.
 *
 * @param second since the load began
 * @param pid which process it was
 */
record Sample(
        long second,
        long pid,
        double heapMib,
        double threads,
        double descriptors,
        double residentMib,
        double filesMib) {

    private static final double MIB = 1024.0 * 1024;

    static Sample of(Service service, long second) throws IOException, InterruptedException {
        var parley = service.parley();
        var metrics = service.get("/manage/prometheus").body();
        return new Sample(
                second,
                parley.pid(),
                sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MIB,
                sum(metrics, "jvm_threads_live_threads"),
                sum(metrics, "process_files_open_files"),
                Usage.mib(parley.usage().residentKib()),
                size(service.data()) / MIB);
    }

    private static double sum(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Files that go away meanwhile have no size. */
    private static double size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .mapToLong(file -> file.isFile() ? file.length() : 0)
                    .sum();
        } catch (UncheckedIOException changed) {
            throw changed.getCause();
        }
    }
}
