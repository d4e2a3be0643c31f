package dev.parley.streaming.provider;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;

import java.util.ArrayList;
import java.util.List;

/** Reads streams in tests. */
public final class Answers {

    private Answers() {}

    /** Everything to the end. */
    public static List<Delta> all(ModelStream stream) {
        var all = new ArrayList<Delta>();
        try (stream) {
            while (all.isEmpty() || !isEnd(all.getLast())) {
                var next = stream.next();
                if (next.isEmpty()) {
                    return all;
                }
                all.addAll(next);
            }
            return all;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Reads until this much text has come. */
    public static String read(ModelStream stream, int characters) {
        var text = new StringBuilder();
        while (text.length() < characters) {
            text.append(text(next(stream)));
        }
        return text.toString();
    }

    public static List<Delta> next(ModelStream stream) {
        try {
            return stream.next();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public static String text(List<Delta> deltas) {
        return together(deltas, Delta.Text.class);
    }

    /** What the deltas of one kind say together. */
    public static String together(List<Delta> deltas, Class<? extends Delta> kind) {
        var text = new StringBuilder();
        deltas.stream()
                .filter(kind::isInstance)
                .forEach(delta ->
                        text.append(
                                switch (delta) {
                                    case Delta.Text(var piece) -> piece;
                                    case Delta.Reasoning(var piece) -> piece;
                                    case Delta.Summary(var piece) -> piece;
                                    case Delta.Refusal(var piece) -> piece;
                                    case Delta.CallArguments(_, var piece) -> piece;
                                    default -> "";
                                }));
        return text.toString();
    }

    /** Why the answer broke. */
    public static GenerationFailure failure(List<Delta> deltas) {
        if (deltas.getLast() instanceof Delta.Broke(var failure)) {
            return failure;
        }
        throw new AssertionError("the answer did not break: " + deltas.getLast());
    }

    private static boolean isEnd(Delta delta) {
        return delta instanceof Delta.Finished || delta instanceof Delta.Broke;
    }
}
