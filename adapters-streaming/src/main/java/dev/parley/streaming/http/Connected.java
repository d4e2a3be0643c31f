package dev.parley.streaming.http;

import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

/** A source that is closed when its client goes, even if its stream has not begun yet. */
final class Connected implements FrameSource {

    private final FrameSource source;
    private final Disconnect disconnect;

    Connected(HttpRequest<?> request, FrameSource source) {
        this.source = source;
        this.disconnect = Disconnect.of(request, source::close);
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        return source.next();
    }

    @Override
    public void close() {
        disconnect.close();
        source.close();
    }
}
