package dev.parley.streaming.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;

import jakarta.inject.Singleton;

import java.io.OutputStream;

/**
 * Hands a {@link FrameStream} to the connection as it is.
 *
 * <p>A body of {@code Publisher<byte[]>} would do, but passes through operators that fetch 32
 * pieces ahead and look up a writer for each; this way a piece is fetched when the one before is
 * out.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@Produces({
    MediaType.TEXT_EVENT_STREAM,
    MediaType.APPLICATION_JSON,
    "application/jsonl",
    "text/markdown"
})
@Singleton
final class FrameStreamWriter implements ResponseBodyWriter<FrameStream> {
    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<FrameStream> type,
            MediaType mediaType,
            FrameStream stream) {
        return bodyFactory.adapt(
                stream.publisher(bodyFactory.readBufferFactory()),
                BodySizeLimits.UNLIMITED,
                null,
                stream::discard);
    }

    @Override
    public void writeTo(
            Argument<FrameStream> type,
            MediaType mediaType,
            FrameStream stream,
            MutableHeaders outgoingHeaders,
            OutputStream outputStream) {
        stream.discard();
        throw new UnsupportedOperationException("a stream is not written into another one");
    }
}
