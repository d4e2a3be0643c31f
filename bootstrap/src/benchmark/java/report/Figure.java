package report;

/** One promise and what was measured of it. */
public record Figure(String name, String target, String measured, Verdict verdict) {

    /** Whether a promise was kept. */
    public enum Verdict {
        MET("met"),
        NOT_MET("**not met**"),
        SKIPPED("skipped");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public static Figure of(String name, String target, String measured, boolean met) {
        return new Figure(name, target, measured, met ? Verdict.MET : Verdict.NOT_MET);
    }

    public static Figure skipped(String name, String target, String why) {
        return new Figure(name, target, why, Verdict.SKIPPED);
    }
}
