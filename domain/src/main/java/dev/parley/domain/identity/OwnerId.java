package dev.parley.domain.identity;

import java.util.regex.Pattern;

/**
 * Whose things these are: a person, a team or a program, by a short name that the installation
 * chose.
 */
public record OwnerId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** The owner of everything on an installation without keys. */
    public static final OwnerId INSTALLATION = new OwnerId("installation");

    public OwnerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an owner's name: " + value);
        }
    }

    /**
     * Whether a text may name an owner: 1 to 64 letters, digits, dots, underscores, at signs and
     * hyphens.
     */
    public static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
