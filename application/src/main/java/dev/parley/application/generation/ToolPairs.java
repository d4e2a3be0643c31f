package dev.parley.application.generation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.ToolCallMissing;
import dev.parley.domain.message.ToolOutputMissing;

import java.util.LinkedHashSet;
import java.util.List;

/** Checks that every tool call has its result and every result its call, as models demand. */
final class ToolPairs {

    private ToolPairs() {}

    /** Fails with the first call or result, in order, that stands alone. */
    static void check(List<Message> context) {
        var unanswered = new LinkedHashSet<String>();
        for (var message : Contexts.usable(context)) {
            switch (message.content()) {
                case Content.ToolCalled(var callId, _, _) -> unanswered.add(callId);
                case Content.ToolReturned(var callId, _) -> {
                    if (!unanswered.remove(callId)) {
                        throw new FailureException(new ToolCallMissing(callId));
                    }
                }
                case Content.Said _, Content.Reasoned _ -> {
                    // neither calls nor answers a tool
                }
            }
        }
        if (!unanswered.isEmpty()) {
            throw new FailureException(new ToolOutputMissing(unanswered.getFirst()));
        }
    }
}
