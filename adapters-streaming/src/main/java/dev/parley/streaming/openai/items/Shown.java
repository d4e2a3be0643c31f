package dev.parley.streaming.openai.items;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputValue;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.streaming.http.QueryValues;

import java.util.List;
import java.util.Set;

/**
 * Which bytes an item shows; lists are light unless asked otherwise.
 *
 * @param pictures whether a picture that is kept here is written out as a {@code data:} URL
 * @param files whether a file that is kept here is
 */
public record Shown(boolean pictures, boolean files) {

    public static final Shown LIGHT = new Shown(false, false);

    private static final String PICTURES = "message.input_image.image_url";

    private static final Set<String> KNOWN =
            Set.of(
                    PICTURES,
                    "message.output_text.logprobs",
                    "reasoning.encrypted_content",
                    "file_search_call.results",
                    "web_search_call.results",
                    "web_search_call.action.sources",
                    "computer_call_output.output.image_url",
                    "code_interpreter_call.outputs");

    /** What the query's {@code include} asks for. */
    public static Shown of(QueryValues query) {
        var asked = query.all("include");
        for (var value : asked) {
            check("include", value);
        }
        return new Shown(asked.contains(PICTURES), false);
    }

    /** Checks a body's {@code include}. */
    public static void check(List<InputValue> include) {
        include.forEach(value -> check(value.path(), value.text()));
    }

    public Shown withFiles() {
        return new Shown(pictures, true);
    }

    public boolean needsBytes() {
        return pictures || files;
    }

    private static void check(String path, String value) {
        if (!KNOWN.contains(value)) {
            throw Breach.of(path, Rule.INVALID_VALUE, "is \"" + value + "\", which is not known");
        }
    }
}
