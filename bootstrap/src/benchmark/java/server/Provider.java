package server;

import load.Call;
import load.Client;
import load.Streams;

import java.io.IOException;
import java.nio.file.Path;

/** The stand-in, asked directly: what every other server adds to. */
public final class Provider extends Server {

    private static final int CLOCK_READINGS = 100;

    private Provider(Child child, int port) {
        super(child, "direct", port, Streams.CHAT);
    }

    /** Starts it from its source, which lies beside the one that was launched. */
    public static Provider start() throws IOException {
        var launched = Path.of(System.getProperty("jdk.launcher.sourcefile"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var source = launched.resolveSibling("StandIn.java").toString();
        var child =
                Child.start(
                        new ProcessBuilder(java, "-XX:+UseSerialGC", source)
                                .redirectError(ProcessBuilder.Redirect.INHERIT));
        return new Provider(child, Integer.parseInt(child.output().readLine()));
    }

    /** Where its API is. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** How many answers it is giving. */
    public int running(Client client) throws IOException {
        return Integer.parseInt(client.run(Call.get("/running")).text());
    }

    /** When a caller last went away in the middle of an answer, on the clock that all share. */
    public long lastCut(Client client) throws IOException {
        return Long.parseLong(client.run(Call.get("/cut")).text());
    }

    /**
     * How close two own readings of the clock were that the stand-in's fell between, in
     * microseconds: proof that both processes read the same clock.
     *
     * @throws IOException if it does not fall between them
     */
    public long clockWithin() throws IOException {
        var closest = Long.MAX_VALUE;
        try (var client = new Client(port())) {
            for (var attempt = 0; attempt < CLOCK_READINGS; attempt++) {
                var before = System.nanoTime();
                var there = Long.parseLong(client.run(Call.get("/clock")).text());
                var after = System.nanoTime();
                if (there - before < 0 || after - there < 0) {
                    throw new IOException("the processes of this machine do not share a clock");
                }
                closest = Math.min(closest, (after - before) / 1000);
            }
        }
        return closest;
    }
}
