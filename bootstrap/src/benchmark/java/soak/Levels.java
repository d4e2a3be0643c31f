package soak;

import report.Numbers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Whether what was measured was level at the end. The last two quarters of the run are compared, in
 * which one process works undisturbed: of the heap the least of each, because it fills up between
 * two collections, of everything else the most.
 */
final class Levels {

    private static final double TOLERANCE = 1.15;

    private record Measure(
            String name,
            ToDoubleFunction<Sample> of,
            ToDoubleFunction<DoubleStream> extreme,
            double slack) {}

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("heap in use, MiB", Sample::heapMib, Levels::least, 8),
                    new Measure("threads", Sample::threads, Levels::most, 4),
                    new Measure("descriptors", Sample::descriptors, Levels::most, 16),
                    new Measure("resident, MiB", Sample::residentMib, Levels::most, 16),
                    new Measure("files, MiB", Sample::filesMib, Levels::most, 8));

    private final List<Sample> samples;
    private final long length;
    private boolean isLevel = true;

    Levels(List<Sample> samples, long length) {
        this.samples = List.copyOf(samples);
        this.length = length;
    }

    boolean isLevel() {
        return isLevel;
    }

    /** The course of the run: at most 24 rows. */
    List<List<String>> course() {
        var step = Math.max(1, samples.size() / 24);
        var rows = new ArrayList<List<String>>();
        for (var at = 0; at < samples.size(); at += step) {
            rows.add(row(samples.get(at)));
        }
        return rows;
    }

    private static List<String> row(Sample sample) {
        return List.of(
                Long.toString(sample.second()),
                Long.toString(sample.pid()),
                Numbers.one(sample.heapMib()),
                Numbers.whole(sample.threads()),
                Numbers.whole(sample.descriptors()),
                Numbers.one(sample.residentMib()),
                Numbers.one(sample.filesMib()));
    }

    List<List<String>> verdicts() {
        return MEASURES.stream()
                .sorted(Comparator.comparing(Measure::name))
                .map(this::verdict)
                .toList();
    }

    private List<String> verdict(Measure measure) {
        var third = extreme(measure, length / 2, length * 3 / 4);
        var fourth = extreme(measure, length * 3 / 4, Long.MAX_VALUE);
        var level = fourth <= third * TOLERANCE + measure.slack();
        isLevel &= level;
        return List.of(
                measure.name(),
                Numbers.one(third),
                Numbers.one(fourth),
                level ? "level" : "**not level**");
    }

    private double extreme(Measure measure, long from, long to) {
        return measure.extreme()
                .applyAsDouble(
                        samples.stream()
                                .filter(sample -> sample.second() >= from && sample.second() < to)
                                .mapToDouble(measure.of()));
    }

    private static double least(DoubleStream values) {
        return values.min().orElse(Double.NaN);
    }

    private static double most(DoubleStream values) {
        return values.max().orElse(Double.NaN);
    }
}
