package dev.parley.streaming.openai;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.parley.application.generation.Following;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.FrameSource;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** One reader's stream of a response (contract, sections 7 and 8.2). */
final class ResponseSource implements FrameSource {

    /**
     * Where a piece is cut, so that a reader who is far behind does not hold everything at once.
     */
    private static final int LARGEST_PIECE = 64 * 1024;

    private static final String SERVER_ERROR = "server_error";

    private static final SerializableString DONE = new SerializedString("data: [DONE]\n\n");

    private final Following following;
    private final EventWriter events;
    private final ReasoningEvents reasoning;
    private final KeepAlive keepAlive;
    private final Queue<NumberedEvent> pending = new ArrayDeque<>();
    private volatile boolean isClosed;

    /** The number of the last event that was given away, not of the last that was read. */
    private long sent;

    private boolean hasBegun;
    private boolean isAtEnd;

    ResponseSource(Following following, Echo echo, ReasoningEvents reasoning, KeepAlive keepAlive) {
        this.following = following;
        this.sent = following.position();
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
            isAtEnd = true;
            return isClosed ? null : error(failed.failure().detail(), SERVER_ERROR, SERVER_ERROR);
        }
    }

    private byte @Nullable [] nextPiece() throws InterruptedException {
        var silence = keepAlive.silence();
        while (pending.isEmpty()) {
            // headers leave with the first bytes, so there have to be some at once
            pending.addAll(following.next(hasBegun ? silence.left() : Duration.ZERO));
            if (isClosed) {
                return null;
            }
            if (pending.isEmpty() && following.isOver()) {
                isAtEnd = true;
                return EventStreams.done();
            }
            if (pending.isEmpty() && (silence.isOver() || !hasBegun)) {
                hasBegun = true;
                return EventStreams.keepAlive();
            }
        }
        hasBegun = true;
        return piece();
    }

    private byte[] piece() {
        try (var json = new JsonWriter()) {
            var last = sent;
            while (!pending.isEmpty() && json.size() < LARGEST_PIECE) {
                var event = pending.remove();
                events.write(json, reasoning.of(event));
                last = event.number();
            }
            if (pending.isEmpty() && following.isOver()) {
                isAtEnd = true;
                json.raw(DONE);
            }
            var taken = json.taken();
            sent = last;
            return taken;
        }
    }

    /** This reader's stream cannot go on, although the answer may (contract, section 7.9). */
    private byte[] error(String message, String type, String code) {
        var number = Math.max(0, sent);
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
        return isAtEnd
                ? null
                : error(new ApiKeyUnknown().detail(), "invalid_request_error", "invalid_api_key");
    }

    @Override
    public void close() {
        isClosed = true;
        following.close();
    }
}
