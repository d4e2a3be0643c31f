package dev.parley.persistence.migration;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** The tables could not be brought up to date, and are as they were. */
public final class MigrationFailed extends Exception {

    MigrationFailed(int from, int to, Throwable cause) {
        super(
                "The tables of the store could not be brought from version %d to %d."
                        .formatted(from, to),
                cause);
    }

    /**
     * For whoever runs the installation.
     *
     * @param whyNot says what the database refused and what to do about it, in one or two sentences
     */
    public String sentence(Function<SQLException, String> whyNot) {
        return "%s %s Nothing was changed, and the version of Parley that was here before still works."
                .formatted(
                        getMessage(),
                        refusal().map(whyNot).orElseGet(() -> String.valueOf(getCause())));
    }

    /** What the database refused; nothing if it was not the database. */
    public Optional<SQLException> refusal() {
        for (var cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
