package dev.parley.application.generation;

import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;

/** What others are told of the beginning and end of answers. */
final class GenerationChanges {

    private GenerationChanges() {}

    static Change started(Generation generation, Instant at) {
        return change(Change.Kind.GENERATION_STARTED, generation, "in_progress", at);
    }

    static Change ended(Generation generation, State.Ended end) {
        var state =
                switch (end.outcome()) {
                    case Outcome.Completed _ -> "completed";
                    case Outcome.Incomplete _ -> "incomplete";
                    case Outcome.Cancelled _ -> "cancelled";
                    case Outcome.Failed _ -> "failed";
                    case Outcome.Interrupted _ -> "interrupted";
                };
        return change(Change.Kind.GENERATION_ENDED, generation, state, end.at());
    }

    @SuppressWarnings(
            "NullAway") // it does not see the @Nullable of a record's type argument in another
    // module
    private static Change change(
            Change.Kind kind, Generation generation, String state, Instant at) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("generation", generation.id().toString());
        members.put("state", state);
        var conversation = generation.conversation();
        var resource =
                conversation == null
                        ? new Resource.OfGeneration(generation.id())
                        : new Resource.OfConversation(conversation);
        return new Change(generation.owner(), kind, resource, members, at);
    }
}
