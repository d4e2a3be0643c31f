package dev.parley.application.generation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.ToolCallMissing;
import dev.parley.domain.message.ToolOutputMissing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Sees to it that every tool call has its result and every result its call, as models demand. */
final class ToolPairs {

    private ToolPairs() {}

    /** Fails with the first call or result, in order, that stands alone. */
    static void check(List<Message> context) {
        check(context, null);
    }

    /**
     * As {@link #check(List)}, while an answer runs.
     *
     * @param running the answer, whose calls may wait for their results
     */
    static void check(List<Message> context, @Nullable GenerationId running) {
        var unanswered = new LinkedHashMap<String, Message>();
        for (var message : Contexts.usable(context)) {
            switch (message.content()) {
                case Content.ToolCalled(var callId, _, _) -> unanswered.put(callId, message);
                case Content.ToolReturned(var callId, _) -> {
                    if (unanswered.remove(callId) == null) {
                        throw new FailureException(new ToolCallMissing(callId));
                    }
                }
                case Content.Said _, Content.Reasoned _ -> {
                    // neither calls nor answers a tool
                }
            }
        }
        unanswered.forEach((callId, call) -> {
            if (running == null || !running.equals(call.generation())) {
                throw new FailureException(new ToolOutputMissing(callId));
            }
        });
    }

    /**
     * The same with everything that was said between calls and their results put behind the
     * results, because models demand that these follow at once.
     */
    static List<Message> together(List<Message> context) {
        var answered = answered(context);
        var together = new ArrayList<Message>(context.size());
        var saidBetween = new ArrayList<Message>();
        Set<String> open = new HashSet<>();
        for (var message : context) {
            switch (message.content()) {
                case Content.ToolCalled(var callId, _, _) -> {
                    if (answered.contains(callId)) {
                        open.add(callId);
                    }
                    together.add(message);
                }
                case Content.ToolReturned(var callId, _) -> {
                    open.remove(callId);
                    together.add(message);
                }
                case Content.Said _, Content.Reasoned _ ->
                        (open.isEmpty() ? together : saidBetween).add(message);
            }
            if (open.isEmpty()) {
                together.addAll(saidBetween);
                saidBetween.clear();
            }
        }
        together.addAll(saidBetween);
        return together;
    }

    private static Set<String> answered(List<Message> context) {
        Set<String> answered = new HashSet<>();
        for (var message : context) {
            if (message.content() instanceof Content.ToolReturned(var callId, _)) {
                answered.add(callId);
            }
        }
        return answered;
    }
}
