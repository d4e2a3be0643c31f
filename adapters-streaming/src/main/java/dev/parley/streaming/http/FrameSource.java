package dev.parley.streaming.http;

import org.jspecify.annotations.Nullable;

/** Where the bytes of a streamed body come from. Read by one thread; closed by any. */
public interface FrameSource extends AutoCloseable {

    /**
     * Waits for the next bytes, which leave in one write; absent at the end.
     *
     * @throws InterruptedException if this source was closed meanwhile
     */
    byte @Nullable [] next() throws InterruptedException;

    /**
     * What a reader is told who may not read on; absent if there is nothing to say, or if this is
     * at its end.
     */
    default byte @Nullable [] farewell() {
        return null;
    }

    /** Nobody reads any more. Quick, wakes the reader; closing twice does nothing. */
    @Override
    void close();
}
