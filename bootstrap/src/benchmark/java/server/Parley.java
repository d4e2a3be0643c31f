package server;

import load.Streams;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;

/** The packaged Parley, on a free port. */
public final class Parley extends Server {

    private static final String READY = " is listening on ";

    private final String version;

    private Parley(Child child, String version, URI address) {
        super(child, "Parley", address.getPort(), Streams.RESPONSE);
        this.version = version;
    }

    /**
     * Starts one whose settings are only these.
     *
     * @throws IOException if it says something else than that it is listening
     */
    public static Parley start(Package from, Path data) throws IOException {
        var builder = from.with("--port", "0", "--data-dir", data.toString());
        var child = Child.start(builder.redirectErrorStream(true));
        var said = new ArrayList<String>();
        for (var line = child.output().readLine(); line != null; line = child.output().readLine()) {
            var at = line.indexOf(READY);
            if (at >= 0) {
                child.ignoreOutput();
                var address = URI.create(line.substring(at + READY.length()));
                return new Parley(child, line.substring(0, at), address);
            }
            said.add(line);
        }
        child.close();
        throw new IOException("Parley did not start: " + String.join(" | ", said));
    }

    public String version() {
        return version;
    }
}
