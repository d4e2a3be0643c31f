package report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints Markdown while the run goes on; the figures come at its end. */
public final class Report {

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    public void conditions(Map<String, String> conditions) {
        System.out.println("# Parley, measured\n");
        conditions.forEach((name, value) -> System.out.println("- " + name + ": " + value));
    }

    public void section(String title, String sentence) {
        System.out.println("\n## " + title + "\n\n" + sentence + "\n");
    }

    public void table(List<String> head, List<List<String>> rows) {
        row(head);
        row(head.stream().map(column -> "---").toList());
        rows.forEach(Report::row);
    }

    public void line(String text) {
        System.out.println("\n" + text);
    }

    /** Says what is going on, beside the report. */
    public void progress(String text) {
        System.err.println(text);
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    /** Something went wrong that makes the numbers worthless. */
    public void broken(String why) {
        broken.add(why);
        progress("BROKEN: " + why);
    }

    /** Prints the figures; gives whether the run is whole. */
    public boolean end() {
        section("Figures", "Medians over the rounds, unless a row says otherwise.");
        table(
                List.of("Figure", "Must reach", "Measured", "Met"),
                figures.stream()
                        .map(figure ->
                                List.of(
                                        figure.name(),
                                        figure.target(),
                                        figure.measured(),
                                        figure.verdict().toString()))
                        .toList());
        broken.forEach(why -> line("**Broken:** " + why));
        return broken.isEmpty();
    }

    private static void row(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
