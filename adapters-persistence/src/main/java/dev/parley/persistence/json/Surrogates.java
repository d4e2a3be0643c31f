package dev.parley.persistence.json;

/**
 * Halves of surrogate pairs: texts may have them, because a model's answer may be cut anywhere, and
 * UTF-8 cannot.
 */
public final class Surrogates {

    private Surrogates() {}

    /** Whether a text has a half of a pair without the other half. */
    public static boolean hasHalf(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                if (index + 1 == text.length()
                        || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }
}
