package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** One try at a call, from sending the question to the last piece of the answer. */
final class Attempt {

    /** What may still come when the model has finished: token counts, and the end. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** What is read of a refusal's body. */
    private static final int LONGEST_REFUSAL = 16 * 1024;

    private final ProviderCall call;
    private final ProviderHttp http;
    private final IncomingBytes incoming = new IncomingBytes();
    private final AnswerDecoder decoder;
    private @Nullable Lines lines;
    private @Nullable ByteArrayOutputStream refusal;
    private long firstTokenDue;
    private boolean hasBegun;
    private boolean isClosed;

    Attempt(ProviderCall call, ProviderHttp http) {
        this.call = call;
        this.http = http;
        this.decoder = call.decoder().get();
    }

    void begin(RequestBody body) {
        firstTokenDue = System.nanoTime() + http.limits().firstToken().toNanos();
        http.send(call, body, incoming);
    }

    /** Waits; false if it was closed meanwhile. */
    boolean pause(Duration duration) throws InterruptedException {
        isClosed = incoming.await(duration.toNanos()) instanceof Arrival.Closed;
        return !isClosed;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Nullable String answeringModel() {
        return decoder.model();
    }

    void close() {
        incoming.close();
    }

    /** The answer is complete. */
    void finish() {
        incoming.drain();
    }

    /** Waits for what comes next and adds what it says; nothing if it says nothing. */
    void read(List<Delta> deltas) throws InterruptedException {
        switch (incoming.await(patience().toNanos())) {
            case Arrival.Closed _ -> isClosed = true;
            case Arrival.Bytes(var buffers) -> take(buffers, deltas);
            case Arrival.End _ -> end(deltas);
            case Arrival.Failed(var cause) -> endOr(call.failures().of(cause), deltas);
            case Arrival.TooLate _ -> endOr(late(), deltas);
        }
        hasBegun |= !deltas.isEmpty();
    }

    private Duration patience() {
        if (decoder.reason() != null || refusal != null) {
            return REST;
        }
        return hasBegun
                ? http.limits().silence()
                : Duration.ofNanos(firstTokenDue - System.nanoTime());
    }

    private GenerationFailure late() {
        return hasBegun ? call.failures().silent() : call.failures().firstTokenLate();
    }

    private void take(List<ByteBuffer> buffers, List<Delta> deltas) {
        if (!isAnswer()) {
            takeRefusal(buffers, deltas);
            return;
        }
        var payloads = lines();
        payloads.add(buffers);
        try {
            while (payloads.next()) {
                if (isLast(payloads, deltas)) {
                    return;
                }
            }
        } catch (IOException malformed) {
            endOr(call.failures().malformed(), deltas);
            return;
        }
        if (payloads.isEndless()) {
            fail(call.failures().endless(), deltas);
        }
    }

    /** Takes one payload; true if none follows. */
    private boolean isLast(Lines payloads, List<Delta> deltas) throws IOException {
        if (payloads.is("[DONE]")) {
            decoder.complete();
            endOr(call.failures().disconnected(), deltas);
            return true;
        }
        decoder.take(payloads.bytes(), payloads.start(), payloads.length(), deltas);
        if (!deltas.isEmpty() && deltas.getLast() instanceof Delta.Broke(var failure)) {
            deltas.removeLast();
            fail(failure, deltas);
            return true;
        }
        if (decoder.isOver()) {
            endOr(call.failures().disconnected(), deltas);
            return true;
        }
        return false;
    }

    /** The body is complete; a line that is not finished may still be a whole piece. */
    private void end(List<Delta> deltas) {
        if (!isAnswer()) {
            fail(refused(), deltas);
            return;
        }
        var payloads = lines();
        try {
            if (payloads.nextUnfinished() && isLast(payloads, deltas)) {
                return;
            }
        } catch (IOException truncated) {
            endOr(call.failures().disconnected(), deltas);
            return;
        }
        endOr(call.failures().disconnected(), deltas);
    }

    /** Ends well if the model had finished, whatever happened to the rest. */
    private void endOr(GenerationFailure failure, List<Delta> deltas) {
        var reason = decoder.reason();
        if (reason == null) {
            fail(isAnswer() ? failure : refused(), deltas);
            return;
        }
        addUsage(deltas);
        deltas.add(new Delta.Finished(reason));
    }

    private void fail(GenerationFailure failure, List<Delta> deltas) {
        addUsage(deltas);
        deltas.add(new Delta.Broke(failure));
    }

    private void addUsage(List<Delta> deltas) {
        var usage = decoder.usage();
        if (usage != null) {
            deltas.add(new Delta.Used(usage));
        }
    }

    private boolean isAnswer() {
        var head = incoming.head();
        return head == null || StatusOf.isSuccess(head.statusCode());
    }

    private Lines lines() {
        if (lines == null) {
            var head = incoming.head();
            var type = head == null ? "" : head.headers().firstValue("content-type").orElse("");
            lines = new Lines(type.startsWith("application/json"));
        }
        return lines;
    }

    private void takeRefusal(List<ByteBuffer> buffers, List<Delta> deltas) {
        if (refusal == null) {
            refusal = new ByteArrayOutputStream();
        }
        for (var buffer : buffers) {
            var bytes = new byte[Math.min(buffer.remaining(), LONGEST_REFUSAL - refusal.size())];
            buffer.get(bytes);
            refusal.writeBytes(bytes);
        }
        if (refusal.size() == LONGEST_REFUSAL) {
            fail(refused(), deltas);
        }
    }

    private GenerationFailure refused() {
        var head = incoming.head();
        if (head == null) {
            return call.failures().disconnected();
        }
        var complaint = refusal == null ? Complaint.NONE : Complaint.ofBody(refusal.toByteArray());
        return call.failures()
                .ofStatus(
                        head.statusCode(), complaint, RetryAfter.of(head.headers(), http.clock()));
    }
}
