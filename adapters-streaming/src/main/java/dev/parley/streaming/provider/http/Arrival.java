package dev.parley.streaming.provider.http;

import java.nio.ByteBuffer;
import java.util.List;

/** What a reader finds when it has waited for a provider. */
sealed interface Arrival {

    record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    /** The body is complete. */
    record End() implements Arrival {}

    record Failed(Throwable cause) implements Arrival {}

    /** Nothing came in time. */
    record TooLate() implements Arrival {}

    /** Somebody on our side closed the call. */
    record Closed() implements Arrival {}

    Arrival END = new End();
    Arrival TOO_LATE = new TooLate();
    Arrival CLOSED = new Closed();
}
