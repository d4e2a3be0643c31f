package dev.parley.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.World;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

class RoundTest {

    @Test
    void a_connection_that_cannot_be_looked_at_is_closed_and_the_others_are_looked_at_still()
            throws Exception {
        var looks = new CountDownLatch(3);
        var closed = new CountDownLatch(1);
        var channel = new EmbeddedChannel();
        var broken =
                context(
                        () -> {
                            throw new IllegalStateException("a defect");
                        },
                        closed::countDown);
        var sound =
                context(
                        () -> {
                            looks.countDown();
                            return channel;
                        },
                        () -> {});
        var loop = new DefaultEventLoop();
        try (var world = World.serving(Map.of())) {
            var connections = world.context().getBean(Connections.class);
            var round = new Round(loop, Duration.ofMillis(1).toNanos());
            loop.execute(() -> {
                round.add(new ConnectionWatch(connections, round), broken);
                round.add(new ConnectionWatch(connections, round), sound);
            });

            assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.shutdownGracefully(0, 60, TimeUnit.SECONDS).sync();
        }
    }

    private ChannelHandlerContext context(Supplier<EmbeddedChannel> channel, Runnable onClose) {
        return (ChannelHandlerContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ChannelHandlerContext.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "channel" -> channel.get();
                                    case "close" -> {
                                        onClose.run();
                                        yield null;
                                    }
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
