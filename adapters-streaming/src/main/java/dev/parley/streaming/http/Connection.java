package dev.parley.streaming.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;

/** Finds the connection that a request came over. */
final class Connection {

    private Connection() {}

    static Channel of(HttpRequest<?> request) {
        return switch (request) {
            case NettyHttpRequest<?> netty -> netty.getChannelHandlerContext().channel();
            case HttpRequestWrapper<?> wrapper -> of(wrapper.getDelegate());
            default -> throw new IllegalStateException("not a request of this server: " + request);
        };
    }
}
