package dev.parley.domain.message;

import java.util.List;

/** What a message holds: exactly one of four kinds. */
public sealed interface Content {

    /** Something said by anybody. A message that is only beginning has no parts yet. */
    record Said(List<Part> parts) implements Content {
        public Said {
            parts = List.copyOf(parts);
        }

        /** One piece of text. */
        public static Said text(String text) {
            return new Said(List.of(new Part.Text(text)));
        }
    }

    /**
     * What the model thought before it spoke.
     *
     * @param summaries the provider's summaries of the thinking, in order
     * @param texts the thinking itself, in order, where the provider shows it
     */
    record Reasoned(List<String> summaries, List<String> texts) implements Content {
        public Reasoned {
            summaries = List.copyOf(summaries);
            texts = List.copyOf(texts);
        }
    }

    /**
     * The model asks for a tool to be run.
     *
     * @param callId pairs the call with what the tool returned; 1 to 64 characters
     * @param arguments JSON, as the model wrote it; not checked, and cut short if the answer was
     */
    record ToolCalled(String callId, String tool, String arguments) implements Content {}

    /** What a tool gave back for a call. */
    record ToolReturned(String callId, Output output) implements Content {}

    /** A tool's result, kept in the form in which it was given. */
    sealed interface Output {
        record Plain(String text) implements Output {}

        record Parts(List<Part> parts) implements Output {
            public Parts {
                parts = List.copyOf(parts);
            }
        }
    }
}
