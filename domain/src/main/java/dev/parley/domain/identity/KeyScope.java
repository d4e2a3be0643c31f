package dev.parley.domain.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a key reaches. Each scope includes those before it: whoever may have a model answer can
 * have it repeat what it was told, and whoever chooses the installation's model service sees what
 * is sent there, so that neither would be kept from reading.
 */
public enum KeyScope {
    /** Sees its owner's things and changes nothing. */
    READ,
    /** Makes, changes and deletes its owner's things, and has models answer, which costs. */
    WRITE,
    /** Changes what everybody on the installation uses. */
    ADMIN;

    /** The scope of a word such as {@code read}. */
    public static Optional<KeyScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }

    /** What people and protocols call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(KeyScope other) {
        return compareTo(other) >= 0;
    }

    /** It and those that it includes, narrowest first. */
    public List<KeyScope> included() {
        return Arrays.stream(values()).filter(this::includes).toList();
    }
}
