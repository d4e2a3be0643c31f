package http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Takes messages apart as their bytes come in; a body passes through and is not kept. */
public final class MessageReader {

    /** What is told about each message. */
    public interface Receiver {
        void head(Head head);

        void body(byte[] bytes, int from, int to);

        void end();
    }

    private enum State {
        HEAD,
        SIZED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        UNTIL_CLOSED
    }

    private static final int LAST_FOUR = 0x0d0a0d0a;

    private final boolean ofRequests;
    private final Receiver receiver;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private State state = State.HEAD;
    private int last;
    private long left;

    private MessageReader(boolean ofRequests, Receiver receiver) {
        this.ofRequests = ofRequests;
        this.receiver = receiver;
    }

    /** A request without a length has no body. */
    public static MessageReader ofRequests(Receiver receiver) {
        return new MessageReader(true, receiver);
    }

    /** An answer without a length ends with the connection. */
    public static MessageReader ofAnswers(Receiver receiver) {
        return new MessageReader(false, receiver);
    }

    public void read(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to) {
            at =
                    switch (state) {
                        case HEAD -> head(bytes, at);
                        case SIZED, CHUNK -> body(bytes, at, to);
                        case CHUNK_SIZE -> chunkSize(bytes[at], at);
                        case CHUNK_END -> chunkEnd(bytes[at], at);
                        case TRAILER -> trailer(bytes[at], at);
                        case UNTIL_CLOSED -> rest(bytes, at, to);
                    };
        }
    }

    /** The connection was closed: the end of a body without a length. */
    public void closed() {
        if (state == State.UNTIL_CLOSED) {
            end();
        }
    }

    private int head(byte[] bytes, int at) {
        line.write(bytes[at]);
        last = last << 8 | bytes[at] & 0xff;
        if (last == LAST_FOUR) {
            last = 0;
            var head = new Head(line.toString(ISO_8859_1));
            line.reset();
            receiver.head(head);
            begin(head);
        }
        return at + 1;
    }

    private void begin(Head head) {
        if (head.isChunked()) {
            state = State.CHUNK_SIZE;
        } else if (head.length() >= 0 || ofRequests) {
            left = Math.max(0, head.length());
            state = State.SIZED;
            if (left == 0) {
                end();
            }
        } else {
            state = State.UNTIL_CLOSED;
        }
    }

    private int body(byte[] bytes, int at, int to) {
        var stop = (int) Math.min(to, at + left);
        receiver.body(bytes, at, stop);
        left -= stop - at;
        if (left == 0) {
            if (state == State.SIZED) {
                end();
            } else {
                state = State.CHUNK_END;
            }
        }
        return stop;
    }

    private int chunkSize(byte character, int at) {
        if (character == '\n') {
            state = left == 0 ? State.TRAILER : State.CHUNK;
            last = 0;
        } else if (last != ';') {
            var digit = Character.digit(character, 16);
            if (digit >= 0) {
                left = left * 16 + digit;
            } else {
                last = character == '\r' ? 0 : ';';
            }
        }
        return at + 1;
    }

    private int chunkEnd(byte character, int at) {
        if (character == '\n') {
            state = State.CHUNK_SIZE;
            left = 0;
            last = 0;
        }
        return at + 1;
    }

    /** An empty line ends it; {@code last} counts the characters of a line. */
    private int trailer(byte character, int at) {
        if (character == '\n') {
            if (last == 0) {
                end();
            }
            last = 0;
        } else if (character != '\r') {
            last++;
        }
        return at + 1;
    }

    private int rest(byte[] bytes, int at, int to) {
        receiver.body(bytes, at, to);
        return to;
    }

    private void end() {
        state = State.HEAD;
        last = 0;
        left = 0;
        receiver.end();
    }
}
