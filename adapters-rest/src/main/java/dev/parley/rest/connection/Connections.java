package dev.parley.rest.connection;

import dev.parley.rest.http.ConnectionLimits;
import dev.parley.rest.http.EarlyAnswers;
import dev.parley.rest.http.HttpSettings;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All connections of the server; puts a {@link ConnectionWatch} on each. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS_WITHIN_A_LIMIT = 4;
    private static final int PART_OF_HEAP = 4;

    private final ConnectionLimits limits;
    private final EarlyAnswers answers;
    private final Refusals refusals;
    private final BodyBudget budget;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<EventLoop, Round> rounds = new ConcurrentHashMap<>();

    Connections(ConnectionLimits limits, HttpSettings settings, EarlyAnswers answers) {
        this.limits = limits;
        this.answers = answers;
        this.refusals = new Refusals(limits);
        var usual =
                Math.max(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, settings.maxBodySize());
        this.budget = new BodyBudget(limits.bodies() == 0 ? usual : limits.bodies());
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        var registry = event.getBean();
        registry.register(new Customizer(null));
        return registry;
    }

    ConnectionLimits limits() {
        return limits;
    }

    EarlyAnswers answers() {
        return answers;
    }

    Refusals refusals() {
        return refusals;
    }

    BodyBudget budget() {
        return budget;
    }

    /** How many are open. */
    int open() {
        return open.get();
    }

    /** One more; how many there are now. */
    int opened() {
        return open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    Round round(EventLoop loop) {
        return rounds.computeIfAbsent(loop, one -> new Round(one, pause().toNanos()));
    }

    private Duration pause() {
        return Stream.of(
                        limits.headerTimeout(),
                        limits.bodyTimeout(),
                        limits.idleTimeout(),
                        limits.writeTimeout(),
                        limits.socketTimeout())
                .map(limit -> limit.dividedBy(LOOKS_WITHIN_A_LIMIT))
                .reduce(LONGEST_PAUSE, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    private final class Customizer implements NettyServerCustomizer {

        private final @Nullable Channel channel;

        private Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel given, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(given) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                ConnectionWatch.put(channel, Connections.this);
            }
        }
    }
}
