package dev.parley.domain.message;

import java.util.regex.Pattern;

/**
 * Names stored bytes by what they are: their SHA-256, lower-case hex. The same bytes always have
 * the same name.
 */
public record BlobId(String value) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public BlobId {
        if (!DIGEST.matcher(value).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
