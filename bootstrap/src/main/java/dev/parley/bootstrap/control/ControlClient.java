package dev.parley.bootstrap.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The command's side: has the service do the work and shows what it writes. */
public final class ControlClient {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private ControlClient() {}

    /** The exit code, or nothing if no service answers to the end. */
    public static OptionalInt run(
            Path dataDirectory, ControlRequest request, PrintWriter out, PrintWriter err) {
        try {
            var path = new ControlAddress(dataDirectory).find();
            if (path.isEmpty()) {
                return OptionalInt.empty();
            }
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                    var _ = TimeLimit.of(LONGEST, channel)) {
                channel.connect(UnixDomainSocketAddress.of(path.get()));
                Frames.write(request, new DataOutputStream(Channels.newOutputStream(channel)));
                return OptionalInt.of(
                        show(new DataInputStream(Channels.newInputStream(channel)), out, err));
            }
        } catch (IOException _) {
            return OptionalInt.empty();
        }
    }

    private static int show(DataInputStream answer, PrintWriter out, PrintWriter err)
            throws IOException {
        while (true) {
            var kind = answer.readByte();
            switch (kind) {
                case Frames.OUT -> show(Frames.readText(answer), out);
                case Frames.ERR -> show(Frames.readText(answer), err);
                case Frames.EXIT -> {
                    return answer.readInt();
                }
                default -> throw new IOException("a frame of kind " + kind);
            }
        }
    }

    private static void show(String text, PrintWriter to) {
        to.print(text);
        to.flush();
    }
}
