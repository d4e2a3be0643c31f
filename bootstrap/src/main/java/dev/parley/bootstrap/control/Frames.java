package dev.parley.bootstrap.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * How both sides write: a request is a version and counted texts; an answer is frames of a kind, a
 * length and that many bytes, the last of which is the exit code.
 */
final class Frames {
    static final byte OUT = 1;
    static final byte ERR = 2;
    static final byte EXIT = 3;

    private static final byte VERSION = 1;
    private static final int MOST_ARGUMENTS = 64;
    private static final int LONGEST = 64 * 1024;

    private Frames() {}

    static void write(ControlRequest request, DataOutputStream to) throws IOException {
        to.writeByte(VERSION);
        var url = request.databaseUrl();
        writeText(url == null ? "" : url, to);
        to.writeInt(request.arguments().size());
        for (var argument : request.arguments()) {
            writeText(argument, to);
        }
        to.flush();
    }

    static ControlRequest readRequest(DataInputStream from) throws IOException {
        var version = from.readByte();
        if (version != VERSION) {
            throw new IOException("a request of version " + version);
        }
        var url = readText(from);
        var count = from.readInt();
        if (count < 0 || count > MOST_ARGUMENTS) {
            throw new IOException("a request with " + count + " arguments");
        }
        var arguments = new ArrayList<String>();
        for (var number = 0; number < count; number++) {
            arguments.add(readText(from));
        }
        return new ControlRequest(arguments, url.isEmpty() ? null : url);
    }

    static void writeExit(int code, DataOutputStream to) throws IOException {
        synchronized (to) {
            to.writeByte(EXIT);
            to.writeInt(code);
            to.flush();
        }
    }

    static String readText(DataInputStream from) throws IOException {
        var length = from.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a text of " + length + " bytes");
        }
        var bytes = new byte[length];
        from.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void writeText(String text, DataOutputStream to) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST) {
            throw new IOException("a text of " + bytes.length + " bytes");
        }
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** Writes frames of one kind. */
    static final class Stream extends OutputStream {
        private final byte kind;
        private final DataOutputStream to;

        Stream(byte kind, DataOutputStream to) {
            this.kind = kind;
            this.to = to;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (var done = 0; done < length; done += LONGEST) {
                var some = Math.min(LONGEST, length - done);
                synchronized (to) {
                    to.writeByte(kind);
                    to.writeInt(some);
                    to.write(bytes, offset + done, some);
                    to.flush();
                }
            }
        }
    }
}
