package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.FailureException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * Text that opens something. It is shown to nobody, not in logs either; {@link #hint()} is all that
 * is ever seen.
 */
public final class Secret {

    private static final int HINT_LENGTH = 4;
    private static final int SHORTEST_WITH_HINT = 12;

    private final Supplier<String> text;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty secret protects nothing");
        }
        this.text = () -> value;
    }

    private Secret(Supplier<String> text) {
        this.text = text;
    }

    /**
     * One that stays locked until somebody needs to know anything of it.
     *
     * @param unlock gives the text, or fails if it cannot be unlocked; called each time
     */
    public static Secret locked(Supplier<String> unlock) {
        return new Secret(unlock);
    }

    /** The same, unlocked now, so that whoever uses it later does not fail. */
    public Secret unlocked() {
        return new Secret(reveal());
    }

    /**
     * The text itself. Only for handing it to the service that it opens, or to whatever keeps it
     * encrypted.
     *
     * @throws FailureException if it is locked and cannot be unlocked, as whatever else needs the
     *     text
     */
    public String reveal() {
        return text.get();
    }

    /**
     * Enough for its holder to recognise it: the last four characters, or none if the secret is
     * short.
     */
    public String hint() {
        var value = reveal();
        return value.length() < SHORTEST_WITH_HINT
                ? "…"
                : "…" + value.substring(value.length() - HINT_LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        reveal().getBytes(StandardCharsets.UTF_8),
                        secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
