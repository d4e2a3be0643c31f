package dev.parley.bootstrap.process;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.control.ControlHandler;
import dev.parley.bootstrap.control.ControlSocket;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.settings.ServerSettings;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.wiring.Parley;
import dev.parley.bootstrap.wiring.UseCaseBeans;
import dev.parley.streaming.http.OpenStreams;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A Parley that answers until it is closed. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int CANNOT_LISTEN = 2;

    /** How long readers may take to read what was written before the process ended. */
    private static final Duration FOR_READERS = Duration.ofSeconds(5);

    private final Settings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private List<String> addresses = List.of();

    private Service(Settings settings) {
        this.settings = settings;
    }

    /**
     * Holds the data directory, opens the store, settles what was left in it, and only then
     * listens.
     *
     * @param control makes what answers commands of other processes
     * @throws StartRefusedException if the directory is held, the store cannot be opened, an
     *     address is taken, or strangers could come in
     */
    public static Service start(Settings settings, Function<Installation, ControlHandler> control) {
        var service = new Service(settings);
        try {
            service.open(control);
            return service;
        } catch (RuntimeException failed) {
            service.close();
            throw failed instanceof ServerStartupException
                    ? cannotListen(settings.server())
                    : failed;
        }
    }

    private void open(Function<Installation, ControlHandler> control) {
        var dataDirectory = opened(DataDirectory.hold(settings.store().dataDirectory()));
        var parley = opened(Parley.open(settings));
        settings.server()
                .requireThatNoStrangerMayCome(parley.useCases().identifyCaller().needsKey());
        var context = opened(context(parley));
        context.start();
        parley.showMetersIn(context.getBean(PrometheusMeterRegistry.class).getPrometheusRegistry());
        var server = context.getBean(NettyEmbeddedServer.class);
        server.start();
        addresses = addresses(settings.server(), server);
        opened(new Upkeep(parley));
        opened.push(() -> awaitReaders(context.getBean(OpenStreams.class), server));
        opened.push(() -> drain(parley));
        listenToCommands(dataDirectory.path(), control.apply(parley.installation()));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    private ApplicationContext context(Parley parley) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .properties(ServerProperties.of(settings.server()))
                .singletons(beans(parley).toArray())
                .build();
    }

    private static List<Object> beans(Parley parley) {
        var beans = new ArrayList<>(UseCaseBeans.of(parley.installation()));
        parley.tracing().ifPresent(beans::add);
        return beans;
    }

    private void listenToCommands(Path dataDirectory, ControlHandler handler) {
        try {
            opened(ControlSocket.listen(dataDirectory, handler));
        } catch (IOException failed) {
            LOG.warn(
                    "Commands cannot reach this process, because it has no control socket", failed);
        }
    }

    private void drain(Parley parley) throws InterruptedException {
        var unended = parley.useCases().drainGenerations().drain(settings.server().drainTimeout());
        if (unended > 0) {
            LOG.warn("Answers that did not end and are settled at the next start: {}", unended);
        }
    }

    /**
     * Takes no more connections and lets everybody read to the end of what is on its way: the end
     * of an answer that was interrupted, above all.
     */
    private static void awaitReaders(OpenStreams streams, NettyEmbeddedServer server)
            throws InterruptedException {
        try {
            if (!streams.end(FOR_READERS)) {
                LOG.info("Sockets that had not come to an end are cut off");
            }
            server.shutdownGracefully()
                    .toCompletableFuture()
                    .get(FOR_READERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.info("Readers that had not come to an end are cut off");
        } catch (ExecutionException failed) {
            LOG.warn("The server did not end in good order", failed);
        }
    }

    /** Where it listens, with the ports that were found for those given as 0. */
    public List<String> addresses() {
        return addresses;
    }

    /** Lets running answers end, and closes everything in the opposite order of its opening. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                LOG.error("Something could not be closed in good order", failed);
            }
        }
    }

    private static StartRefusedException cannotListen(ServerSettings settings) {
        var ports =
                settings.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new StartRefusedException(
                "Parley cannot listen on %s, port %s: it is taken or not this machine's; choose with --host and --port."
                        .formatted(settings.host(), ports),
                CANNOT_LISTEN);
    }

    private static List<String> addresses(ServerSettings settings, NettyEmbeddedServer server) {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        var addresses = new ArrayList<String>();
        for (var port : server.getBoundPorts()) {
            addresses.add("http://" + host + ":" + port);
        }
        return addresses;
    }
}
