package standin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import http.Head;
import http.MessageReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** One connection and the answer that it waits for. */
final class Caller implements MessageReader.Receiver {

    private static final int ROOM = 16 * 1024;
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern STREAMED = Pattern.compile("\"stream\"\\s*:\\s*true");
    private static final Map<String, Chunks> CHUNKS = new HashMap<>();

    private static int running;
    private static long lastCut = System.nanoTime();

    private final SelectionKey key;
    private final SocketChannel channel;
    private final Due due;
    private final MessageReader requests = MessageReader.ofRequests(this);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteBuffer out = ByteBuffer.allocate(ROOM);
    private String path = "";
    private Answer answer;

    Caller(SelectionKey key, Due due) {
        this.key = key;
        this.channel = (SocketChannel) key.channel();
        this.due = due;
    }

    void ready(ByteBuffer in) {
        try {
            if (key.isReadable() && !read(in)) {
                close();
            } else if (key.isWritable()) {
                write(System.nanoTime());
            }
        } catch (IOException gone) {
            close();
        }
    }

    /** The next token is due. */
    void proceed(long now) {
        try {
            if (key.isValid()) {
                write(now);
            }
        } catch (IOException gone) {
            close();
        }
    }

    @Override
    public void head(Head head) {
        path = head.second();
        body.reset();
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        body.write(bytes, from, to - from);
    }

    @Override
    public void end() {
        var asked = body.toString(ISO_8859_1);
        var model = MODEL.matcher(asked);
        var name = model.find() ? model.group(1) : "bench";
        if (path.endsWith("/clock")) {
            whole(Long.toString(System.nanoTime()));
        } else if (path.endsWith("/running")) {
            whole(Integer.toString(running));
        } else if (path.endsWith("/cut")) {
            whole(Long.toString(lastCut));
        } else if (path.endsWith("/models")) {
            whole("{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}");
        } else if (STREAMED.matcher(asked).find()) {
            var plan = Plan.of(name);
            var chunks = CHUNKS.computeIfAbsent(name, given -> new Chunks(given, plan));
            answer = new Answer(plan, chunks, System.nanoTime());
            running++;
        } else {
            whole(
                    """
                    {"id":"chatcmpl-bench","object":"chat.completion","created":0,"model":"%s",\
                    "choices":[{"index":0,"message":{"role":"assistant","content":"Whole."},\
                    "finish_reason":"stop"}],\
                    "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}\
                    """
                            .formatted(name));
        }
    }

    private void whole(String text) {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
        out.put((head + text.length() + "\r\n\r\n" + text).getBytes(ISO_8859_1));
    }

    private boolean read(ByteBuffer in) throws IOException {
        var count = channel.read(in.clear());
        if (count > 0) {
            requests.read(in.array(), 0, count);
            write(System.nanoTime());
        }
        return count >= 0;
    }

    private void write(long now) throws IOException {
        if (answer != null) {
            answer.put(out, now);
        }
        if (out.position() > 0) {
            channel.write(out.flip());
            out.compact();
        }
        if (answer != null && answer.isOver()) {
            answer = null;
            running--;
        }
        var full = out.position() > 0 || answer != null && answer.isDue(now);
        key.interestOps(SelectionKey.OP_READ | (full ? SelectionKey.OP_WRITE : 0));
        if (answer != null && !full) {
            due.add(answer.due(), this);
        }
    }

    private void close() {
        if (answer != null) {
            lastCut = System.nanoTime();
            running--;
        }
        answer = null;
        key.cancel();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
