package dev.parley.application.input;

import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.Violation.Rule;

/** Measures an input while it is read, so that one which is too large is not read to its end. */
public final class InputSize {

    private final int deepest;
    private final int most;
    private int depth;
    private int count;

    public InputSize(Limits limits) {
        this(limits.jsonDepth(), limits.jsonMembers());
    }

    private InputSize(int deepest, int most) {
        this.deepest = deepest;
        this.most = most;
    }

    /** Of something that was measured when it came in. */
    public static InputSize any() {
        return new InputSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** An object or a list begins. */
    public void enter() {
        if (++depth > deepest) {
            throw Breach.of(
                    "",
                    Rule.UNREADABLE,
                    "has more than "
                            + deepest
                            + " levels of nesting, the limit that the setting max-json-depth"
                            + " gives");
        }
    }

    /** An object or a list ends. */
    public void leave() {
        depth--;
    }

    /** One more member of an object, or element of a list. */
    public void add() {
        if (++count > most) {
            throw Breach.of(
                    "",
                    Rule.OBJECT_TOO_LARGE,
                    "has more than "
                            + most
                            + " members and elements, the limit that the setting max-json-members"
                            + " gives");
        }
    }
}
