package server;

import load.Streams;

import machine.Usage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;

/** The packaged Parley, on a free port. */
public final class Parley implements Server {

    private static final String READY = " is listening on ";

    private final Child child;
    private final String version;
    private final int port;

    private Parley(Child child, String line) {
        this.child = child;
        var at = line.indexOf(READY);
        version = line.substring(0, at);
        port = URI.create(line.substring(at + READY.length())).getPort();
    }

    /**
     * Starts one whose settings are only these.
     *
     * @throws IOException if it says something else than that it is listening
     */
    public static Parley start(Package from, Path data) throws IOException {
        var builder =
                new ProcessBuilder(
                        from.launcher().toString(), "--port", "0", "--data-dir", data.toString());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PARLEY_"));
        environment.putAll(from.environment());
        var child = Child.start(builder.redirectErrorStream(true));
        var said = new ArrayList<String>();
        for (var line = child.output().readLine(); line != null; line = child.output().readLine()) {
            if (line.contains(READY)) {
                child.ignoreOutput();
                return new Parley(child, line);
            }
            said.add(line);
        }
        child.close();
        throw new IOException("Parley did not start: " + String.join(" | ", said));
    }

    public String version() {
        return version;
    }

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Streams.Kind kind() {
        return Streams.RESPONSE;
    }

    @Override
    public Usage usage() throws IOException {
        return child.usage();
    }

    @Override
    public void close() {
        child.close();
    }
}
