package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.domain.generation.Delta;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the pieces of tool calls together: services send number, id, name and arguments at once or
 * one by one.
 */
final class CallPieces {

    private static final class Call {
        private final int number;
        private final long index;
        private @Nullable String id;
        private String tool = "";
        private String early = "";
        private boolean hasBegun;

        Call(int number, long index) {
            this.number = number;
            this.index = index;
        }
    }

    private final List<Call> calls = new ArrayList<>(0);
    private boolean haveEnded;

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Reads the array of pieces on which the parser stands. */
    void read(JsonParser parser, List<Delta> deltas) throws IOException {
        Json.elements(parser, piece -> new Piece().read(piece).addTo(deltas));
    }

    /** No piece comes any more. */
    void end(List<Delta> deltas) {
        if (haveEnded) {
            return;
        }
        haveEnded = true;
        calls.stream()
                .filter(call -> call.hasBegun)
                .forEach(call -> deltas.add(new Delta.CallEnded(call.number)));
    }

    /** One element of {@code tool_calls}. */
    private final class Piece {
        private long index = -1;
        private @Nullable String id;
        private @Nullable String tool;
        private @Nullable String arguments;

        Piece read(JsonParser parser) throws IOException {
            Json.each(parser, this::member);
            return this;
        }

        private void member(String name, JsonParser value) throws IOException {
            switch (name) {
                case "index" ->
                        index =
                                value.currentToken() == JsonToken.VALUE_NUMBER_INT
                                        ? value.getLongValue()
                                        : -1;
                case "id" -> id = Json.text(value);
                case "function" -> Json.each(value, this::functionMember);
                default -> value.skipChildren();
            }
        }

        private void functionMember(String name, JsonParser value) throws IOException {
            switch (name) {
                case "name" -> tool = Json.text(value);
                case "arguments" -> arguments = arguments(value);
                default -> value.skipChildren();
            }
        }

        /** A string of JSON; some services send the JSON itself. */
        private static @Nullable String arguments(JsonParser value) throws IOException {
            if (value.currentToken() != JsonToken.START_OBJECT) {
                return Json.text(value);
            }
            var bytes = new ByteArrayOutputStream();
            try (var generator = Json.generator(bytes)) {
                generator.copyCurrentStructureExact(value);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void addTo(List<Delta> deltas) {
            var call = call();
            if (id != null && !id.isEmpty()) {
                call.id = id;
            }
            if (call.hasBegun) {
                if (arguments != null && !arguments.isEmpty()) {
                    deltas.add(new Delta.CallArguments(call.number, arguments));
                }
                return;
            }
            call.tool += tool == null ? "" : tool;
            call.early += arguments == null ? "" : arguments;
            if (!call.tool.isEmpty()) {
                call.hasBegun = true;
                deltas.add(new Delta.CallBegan(call.number, call.id, call.tool));
                if (!call.early.isEmpty()) {
                    deltas.add(new Delta.CallArguments(call.number, call.early));
                    call.early = "";
                }
            }
        }

        /**
         * The call that the piece belongs to. Without a usable number, another id with a name is
         * another call.
         */
        private Call call() {
            var known = known();
            if (known != null && !isAnother(known)) {
                return known;
            }
            var call = new Call(calls.size(), index);
            calls.add(call);
            return call;
        }

        private @Nullable Call known() {
            for (var i = calls.size() - 1; i >= 0; i--) {
                if (index < 0 || calls.get(i).index == index) {
                    return calls.get(i);
                }
            }
            return null;
        }

        private boolean isAnother(Call known) {
            return tool != null
                    && !tool.isEmpty()
                    && known.hasBegun
                    && (index < 0 || (id != null && !id.isEmpty() && !id.equals(known.id)));
        }
    }
}
