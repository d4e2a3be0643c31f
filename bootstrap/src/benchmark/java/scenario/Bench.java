package scenario;

import load.Client;
import load.Pace;
import load.Samples;
import load.Streams;

import machine.Disk;

import report.Report;

import server.Folder;
import server.Nginx;
import server.Package;
import server.Parley;
import server.Provider;
import server.Server;

import standin.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What scenarios share: the servers, which start when they are first needed, and the load. */
public final class Bench implements AutoCloseable {

    private static final int WARM_UP_AT_ONCE = 8;
    private static final Plan SHORT = new Plan(50, 0, Duration.ZERO);

    private final Size size;
    private final Report report;
    private final Folder folder;
    private final Disk disk;
    private final Optional<Package> parleyPackage;
    private final Optional<Path> nginxProgram;
    private final Provider provider;
    private final List<Server> started = new ArrayList<>();
    private Optional<Server> parley = Optional.empty();
    private Optional<Server> nginx = Optional.empty();

    Bench(
            Size size,
            Report report,
            Folder folder,
            Optional<Package> parleyPackage,
            Optional<Path> nginxProgram,
            Provider provider) {
        this.size = size;
        this.report = report;
        this.folder = folder;
        this.disk = new Disk(folder.path());
        this.parleyPackage = parleyPackage;
        this.nginxProgram = nginxProgram;
        this.provider = provider;
    }

    Size size() {
        return size;
    }

    Report report() {
        return report;
    }

    Provider provider() {
        return provider;
    }

    Folder folder() {
        return folder;
    }

    Disk disk() {
        return disk;
    }

    Optional<Package> parleyPackage() {
        return parleyPackage;
    }

    /** Parley, warm. */
    Optional<Server> parley() throws IOException {
        if (parley.isEmpty() && parleyPackage.isPresent()) {
            var server = Parley.start(parleyPackage.get(), folder.fresh());
            started.add(server);
            report.progress(server.version() + ": " + size.warmUp() + " streams to warm up");
            warmUp(server);
            parley = Optional.of(server);
        }
        return parley;
    }

    /** Direct, nginx and Parley, as far as they are there. */
    List<Server> servers() throws IOException, InterruptedException {
        if (nginx.isEmpty() && nginxProgram.isPresent()) {
            var server = Nginx.start(nginxProgram.get(), folder.fresh(), provider.port());
            started.add(server);
            warmUp(server);
            nginx = Optional.of(server);
        }
        var servers = new ArrayList<Server>(List.of(provider));
        nginx.ifPresent(servers::add);
        parley().ifPresent(servers::add);
        return servers;
    }

    void warmUp(Server server) throws IOException {
        measure(server, SHORT, new Pace.AtOnce(size.warmUp(), WARM_UP_AT_ONCE), running -> {});
    }

    /** Puts a server under load; a stream that is not whole breaks the run. */
    Measured measure(Server server, Plan plan, Pace pace, Consumer<Integer> look)
            throws IOException {
        var streams = new Streams();
        var serverBefore = server.usage().processor();
        var providerBefore = provider.usage().processor();
        var ownBefore = own();
        var began = System.nanoTime();
        try (var client = new Client(server.port())) {
            client.run(pace, () -> streams.ask(server.kind(), plan), streams::add, look);
        }
        var nanos = System.nanoTime() - began;
        if (streams.broken() > 0) {
            report.broken(
                    "%s, %s: %d of %d streams: %s"
                            .formatted(
                                    server.name(),
                                    plan.model(),
                                    streams.broken(),
                                    streams.broken() + streams.whole(),
                                    streams.troubles()));
        }
        return new Measured(
                streams,
                nanos / 1e9,
                seconds(server.usage().processor().minus(serverBefore)),
                seconds(own().minus(ownBefore)),
                seconds(provider.usage().processor().minus(providerBefore)));
    }

    @Override
    public void close() {
        started.forEach(Server::close);
    }

    /** The times of one share of all rounds, put together. */
    static Samples together(List<Samples> parts) {
        var all = new Samples();
        parts.forEach(all::addAll);
        return all;
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
