package dev.parley.rest.connection;

import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Answers in the words of the connection, after which it ends. */
final class WholeAnswers {

    private static final byte[] NOTHING = {};

    private WholeAnswers() {}

    static FullHttpResponse of(MutableHttpResponse<byte[]> answer) {
        var body = answer.getBody().orElse(NOTHING);
        var whole =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.code()),
                        Unpooled.wrappedBuffer(body));
        answer.getHeaders().forEach((name, values) -> whole.headers().set(name, values));
        whole.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        whole.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return whole;
    }
}
