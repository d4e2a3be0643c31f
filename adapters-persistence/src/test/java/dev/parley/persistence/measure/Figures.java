package dev.parley.persistence.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Times something that many threads do. */
final class Figures {

    private static final String WRITER = "parley-store-writer";

    private Figures() {}

    /** What it took to do something that many times, spread over threads. */
    static String of(int threads, int timesEach, int unitsEachTime, IntConsumer thread) {
        var writer = writerNanos();
        var started = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < threads; number++) {
                var each = number;
                var unused = executor.submit(() -> thread.accept(each));
            }
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        var times = (double) threads * timesEach;
        return String.format(
                Locale.ROOT,
                "%,.0f/s (%,.0f calls/s, %.1f µs of the writer's processor time for each)",
                times * unitsEachTime / seconds,
                times / seconds,
                (writerNanos() - writer) / 1e3 / times);
    }

    private static long writerNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(WRITER))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }
}
