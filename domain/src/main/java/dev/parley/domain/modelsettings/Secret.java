package dev.parley.domain.modelsettings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Text that opens something. It is shown to nobody, not in logs either; {@link #hint()} is all that
 * is ever seen.
 */
public final class Secret {

    private static final int HINT_LENGTH = 4;
    private static final int SHORTEST_WITH_HINT = 12;

    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty secret protects nothing");
        }
        this.value = value;
    }

    /**
     * The text itself. Only for handing it to the service that it opens, or to whatever keeps it
     * encrypted.
     */
    public String reveal() {
        return value;
    }

    /**
     * Enough for its holder to recognise it: the last four characters, or none if the secret is
     * short.
     */
    public String hint() {
        return value.length() < SHORTEST_WITH_HINT
                ? "…"
                : "…" + value.substring(value.length() - HINT_LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8),
                        secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
