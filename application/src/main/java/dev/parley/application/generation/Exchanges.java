package dev.parley.application.generation;

import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Cuts a dialogue where it may be cut: before turns of the user. What a tool returned stays with
 * the call, even if the user spoke between them.
 */
final class Exchanges {

    private Exchanges() {}

    /** All messages, oldest first; an exchange each. */
    static List<List<Message>> of(List<Message> dialogue) {
        var exchanges = new ArrayList<List<Message>>();
        var callIn = new HashMap<String, Integer>();
        var isUsersTurn = false;
        for (var message : dialogue) {
            var isUsers = isUsers(message);
            if (exchanges.isEmpty() || (isUsers && !isUsersTurn)) {
                exchanges.add(new ArrayList<>());
            }
            isUsersTurn = isUsers || (isUsersTurn && isInstruction(message));
            exchanges.getLast().add(message);
            switch (message.content()) {
                case Content.ToolCalled(var callId, _, _) ->
                        callIn.put(callId, exchanges.size() - 1);
                case Content.ToolReturned(var callId, _) ->
                        mergeFrom(callIn.getOrDefault(callId, exchanges.size() - 1), exchanges);
                case Content.Said _, Content.Reasoned _ -> {
                    // neither calls nor answers a tool
                }
            }
        }
        return exchanges;
    }

    /**
     * The newest messages of a dialogue, without an exchange whose beginning is cut off, unless it
     * is the only one. Instructions among them stay.
     *
     * @param most how many
     */
    static List<Message> newest(int most, List<Message> dialogue) {
        if (dialogue.size() <= most) {
            return dialogue;
        }
        var exchanges = of(dialogue.subList(dialogue.size() - most, dialogue.size()));
        var isCutOff = !isUsers(exchanges.getFirst().getFirst());
        return withCalls(from(isCutOff && exchanges.size() > 1 ? 1 : 0, exchanges));
    }

    /** All exchanges from one on, and the instructions among those before it. */
    static List<Message> from(int first, List<List<Message>> exchanges) {
        var kept = new ArrayList<Message>();
        for (var index = 0; index < exchanges.size(); index++) {
            for (var message : exchanges.get(index)) {
                if (index >= first || isInstruction(message)) {
                    kept.add(message);
                }
            }
        }
        return kept;
    }

    /** Models refuse what a tool returned where they do not see the call. */
    private static List<Message> withCalls(List<Message> dialogue) {
        var calls = new HashSet<String>();
        var kept = new ArrayList<Message>();
        for (var message : dialogue) {
            if (message.content() instanceof Content.ToolCalled(var callId, _, _)) {
                calls.add(callId);
            }
            if (!(message.content() instanceof Content.ToolReturned(var callId, _))
                    || calls.contains(callId)) {
                kept.add(message);
            }
        }
        return kept;
    }

    /** Whether it stays when turns around it are left out: it was said for all of them. */
    static boolean isInstruction(Message message) {
        return message.author() == Author.SYSTEM || message.author() == Author.DEVELOPER;
    }

    private static boolean isUsers(Message message) {
        return message.author() == Author.USER && message.content() instanceof Content.Said;
    }

    private static void mergeFrom(int first, List<List<Message>> exchanges) {
        while (exchanges.size() - 1 > first) {
            var last = exchanges.removeLast();
            exchanges.getLast().addAll(last);
        }
    }
}
