package dev.parley.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.SomeConnections;
import dev.parley.rest.testing.World;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Requests that are sent before those ahead of them on the same connection are answered. */
class ConnectionWatchTest {

    private static final int KIB = 1024;

    private final World world = World.serving(Map.of(), SomeConnections.holding(KIB * KIB));
    private final Connections connections = world.context().getBean(Connections.class);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void watch() {
        channel.pipeline()
                .addLast(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void exceptionCaught(
                                    ChannelHandlerContext context, Throwable refusal) {
                                // answered by the tests themselves
                            }
                        });
        ConnectionWatch.put(channel, connections);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        world.close();
    }

    @Test
    void a_body_counts_until_its_own_request_is_answered() {
        begin(HttpMethod.GET);
        end();
        begin(HttpMethod.POST);
        bring(400 * KIB);

        answer();
        bring(400 * KIB);
        assertThat(hasRoomFor(400 * KIB)).isFalse();

        end();
        answer();
        assertThat(hasRoomFor(KIB * KIB)).isTrue();
    }

    @Test
    void bodies_that_wait_for_an_answer_count_together_and_leave_one_by_one() {
        for (var body = 0; body < 2; body++) {
            begin(HttpMethod.POST);
            bring(400 * KIB);
            end();
        }
        assertThat(hasRoomFor(400 * KIB)).isFalse();

        answer();
        assertThat(hasRoomFor(400 * KIB)).isTrue();
        assertThat(hasRoomFor(800 * KIB)).isFalse();

        answer();
        assertThat(hasRoomFor(KIB * KIB)).isTrue();
    }

    @Test
    void bodies_of_a_connection_that_is_gone_count_no_more() {
        for (var body = 0; body < 2; body++) {
            begin(HttpMethod.POST);
            bring(400 * KIB);
        }

        var _ = channel.close();

        assertThat(hasRoomFor(KIB * KIB)).isTrue();
    }

    @Test
    void bodies_of_a_connection_that_became_a_socket_count_no_more() {
        for (var body = 0; body < 2; body++) {
            begin(HttpMethod.GET);
            bring(400 * KIB);
            end();
        }

        answer(HttpResponseStatus.SWITCHING_PROTOCOLS);

        assertThat(hasRoomFor(KIB * KIB)).isTrue();
    }

    @Test
    void a_request_too_far_ahead_of_its_answer_ends_the_connection_and_is_not_passed_on() {
        for (var ahead = 0; ahead < 17; ahead++) {
            arrive(request(HttpMethod.POST));
            arrive(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[KIB])));
            arrive(LastHttpContent.EMPTY_LAST_CONTENT);
        }

        assertThat(requestsPassedOn()).isEqualTo(16);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_request_behind_one_that_was_refused_is_not_passed_on() {
        begin(HttpMethod.POST);
        bring(KIB * KIB);
        bring(KIB * KIB);
        end();

        begin(HttpMethod.GET);
        end();
        answer(HttpResponseStatus.SERVICE_UNAVAILABLE);

        assertThat(requestsPassedOn()).isOne();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_body_too_large_behind_a_request_that_has_no_answer_is_not_passed_on() {
        begin(HttpMethod.GET);
        end();

        var large = request(HttpMethod.POST);
        HttpUtil.setContentLength(large, 2L * KIB * KIB);
        arrive(large);

        assertThat(requestsPassedOn()).isOne();
        assertThat(channel.isOpen()).isFalse();
    }

    /** As what was read in one go: also behind something that ended the connection. */
    private void arrive(Object message) {
        channel.pipeline().fireChannelRead(message);
    }

    private long requestsPassedOn() {
        return channel.inboundMessages().stream().filter(HttpRequest.class::isInstance).count();
    }

    private boolean hasRoomFor(long bytes) {
        return connections.budget().hasRoomFor(bytes + BodyBudget.FREE);
    }

    private void begin(HttpMethod method) {
        channel.writeInbound(request(method));
    }

    private static HttpRequest request(HttpMethod method) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
    }

    private void bring(int bytes) {
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    private void end() {
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void answer() {
        answer(HttpResponseStatus.OK);
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }
}
