package dev.parley.streaming.openai.responses;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.parley.application.generation.Following;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.FrameSource;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.openai.items.ReasoningEvents;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One reader's stream of a response (contract, sections 7 and 8.2). */
final class ResponseSource implements FrameSource {

    private static final String SERVER_ERROR = "server_error";

    private static final SerializableString DONE = new SerializedString("data: [DONE]\n\n");

    private final Following following;
    private final EventWriter events;
    private final ReasoningEvents reasoning;
    private final KeepAlive keepAlive;
    private final Unsent unsent;
    private volatile boolean isClosed;
    private boolean hasBegun;
    private boolean isAtEnd;

    ResponseSource(
            Following following,
            Echo echo,
            ReasoningEvents reasoning,
            KeepAlive keepAlive,
            Backlog backlog) {
        this.following = following;
        this.unsent = new Unsent(backlog.share(), following.position());
        this.events =
                new EventWriter(
                        following.generation(), echo, () -> reasoning.snapshot(following), true);
        this.reasoning = reasoning;
        this.keepAlive = keepAlive;
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (isAtEnd) {
            return null;
        }
        try {
            return nextPiece();
        } catch (FailureException failed) {
            if (unsent.isWithinFrame() && !isClosed) {
                throw failed;
            }
            isAtEnd = true;
            return isClosed ? null : error(failed.failure().detail(), SERVER_ERROR, SERVER_ERROR);
        }
    }

    private byte @Nullable [] nextPiece() throws InterruptedException {
        var silence = keepAlive.silence();
        while (unsent.isEmpty()) {
            if (following.isOver()) {
                isAtEnd = true;
                return EventStreams.done();
            }
            // headers leave with the first bytes, so there have to be some at once
            following.next(hasBegun ? silence.left() : Duration.ZERO, this::write);
            if (isClosed) {
                return null;
            }
            if (unsent.isEmpty() && !following.isOver() && (silence.isOver() || !hasBegun)) {
                if (!unsent.isWithinFrame()) {
                    hasBegun = true;
                    return EventStreams.keepAlive();
                }
                // in the middle of an event there is nothing that could be said
                silence = keepAlive.silence();
            }
        }
        hasBegun = true;
        var piece = unsent.next();
        isAtEnd = unsent.isEmpty() && following.isOver();
        return piece;
    }

    /**
     * Writes what makes a piece. What follows a long event is written with it if there is room:
     * events that close a message come together, and reading their text once is enough.
     */
    private int write(List<NumberedEvent> given) {
        try (var json = new JsonWriter()) {
            var used = 0;
            for (var index = 0; index < given.size(); index++) {
                var before = json.size();
                write(json, given.get(index));
                if (json.size() - before > Unsent.PIECE) {
                    var bytes = json.taken();
                    if (before > 0 && !add(Arrays.copyOf(bytes, before), given, index)) {
                        return used;
                    }
                    used = index;
                    if (!add(Arrays.copyOfRange(bytes, before, bytes.length), given, index + 1)) {
                        return used;
                    }
                    used = index + 1;
                } else if (json.size() >= Unsent.PIECE) {
                    return add(json.taken(), given, index + 1) ? index + 1 : used;
                }
            }
            return json.size() == 0 || add(json.taken(), given, given.size()) ? given.size() : used;
        }
    }

    private boolean add(byte[] bytes, List<NumberedEvent> events, int end) {
        return unsent.add(bytes, events.get(end - 1).number());
    }

    private void write(JsonWriter json, NumberedEvent event) {
        events.write(json, reasoning.of(event));
        if (event.event() instanceof Event.Ended) {
            json.raw(DONE);
        }
    }

    /** This reader's stream cannot go on, although the answer may (contract, section 7.9). */
    private byte[] error(String message, String type, String code) {
        var number = Math.max(0, unsent.sent());
        return JsonWriter.bytes(json ->
                json.raw("event: error\ndata: ")
                        .object()
                        .text("type", "error")
                        .number("sequence_number", number)
                        .text("code", code)
                        .text("message", message)
                        .text("param", null)
                        .object("error")
                        .text("type", type)
                        .text("code", code)
                        .text("message", message)
                        .text("param", null)
                        .endObject()
                        .endObject()
                        .raw("\n\n"));
    }

    @Override
    public byte @Nullable [] farewell() {
        return isAtEnd || unsent.isWithinFrame()
                ? null
                : error(new ApiKeyUnknown().detail(), "invalid_request_error", "invalid_api_key");
    }

    @Override
    public void close() {
        isClosed = true;
        following.close();
        unsent.close();
    }
}
