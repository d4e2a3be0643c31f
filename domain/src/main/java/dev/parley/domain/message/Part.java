package dev.parley.domain.message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A piece of what was said. */
public sealed interface Part {

    /** Text, with the places that cite something. */
    record Text(String text, List<Citation> citations) implements Part {
        public Text {
            citations = List.copyOf(citations);
        }

        public Text(String text) {
            this(text, List.of());
        }
    }

    /** A picture. */
    record Image(Media media, Detail detail) implements Part {}

    /** A file of any kind. */
    record File(@Nullable String name, Media media) implements Part {}

    /** The model's words for why it does not answer. */
    record Refusal(String text) implements Part {}

    /** How closely a model should look at a picture. */
    enum Detail {
        AUTO,
        LOW,
        HIGH,
        ORIGINAL
    }

    /**
     * A source named by a stretch of text.
     *
     * @param start the first character of the stretch, counted from 0
     * @param end the first character behind it
     */
    record Citation(String url, String title, int start, int end) {}
}
