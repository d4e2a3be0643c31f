package dev.parley.domain.change;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * The changes behind this number are no longer kept; read the lists again and go on from {@code
 * oldest}.
 */
public record ChangesExpired(long oldest) implements Failure.Invalid {

    @Override
    public String code() {
        return "changes-expired";
    }

    @Override
    public String detail() {
        return "The changes behind this number are no longer kept. Read your lists again and go on"
                + " after "
                + oldest
                + ".";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("after", detail()));
    }
}
