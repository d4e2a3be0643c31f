package dev.parley.streaming.provider.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Follows one script on one connection. */
final class Answering {

    private final StandInCall call;
    private final Script script;
    private final Wire wire;
    private final Socket socket;
    private final OutputStream target;

    Answering(StandInCall call, Script script, Wire wire, Socket socket) throws IOException {
        this.call = call;
        this.script = script;
        this.wire = wire;
        this.socket = socket;
        this.target = socket.getOutputStream();
    }

    void run() throws IOException, InterruptedException {
        if (script.isHeldBack()) {
            call.pass();
        }
        if (script.steps().isEmpty()) {
            whole();
        } else {
            head("text/event-stream", "transfer-encoding: chunked");
            for (var step : script.steps()) {
                perform(step);
            }
            if (!socket.isClosed()) {
                write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        call.answered();
    }

    private void whole() throws IOException {
        var body = script.body().getBytes(StandardCharsets.UTF_8);
        head("application/json", "content-length: " + body.length);
        write(body);
    }

    private void head(String type, String framing) throws IOException {
        var head =
                new StringBuilder(
                        "HTTP/1.1 " + script.status() + " Scripted\r\n" + framing + "\r\n");
        if (!script.headers().containsKey("content-type")) {
            head.append("content-type: ").append(type).append("\r\n");
        }
        script.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void perform(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.Gate _ -> call.pass();
            case Step.Pause(var duration) -> {
                if (call.isClosedWithin(duration)) {
                    throw new IOException("the caller has gone");
                }
            }
            case Step.Silence _ -> {
                call.answered();
                new CountDownLatch(1).await();
            }
            case Step.Reset _ -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case Step.HangUp _ -> socket.close();
            case Step.EndlessLine _ -> endlessLine();
            case Step.Raw(var bytes) -> chunk(bytes);
            default -> {
                var event = wire.event(step);
                if (event.isPresent()) {
                    chunk((event.get() + "\n\n").replace("\n", script.lineEnd()));
                }
                if (step instanceof Step.Text) {
                    call.sentToken();
                }
            }
        }
    }

    private void endlessLine() throws IOException {
        chunk("data: {\"choices\":[{\"delta\":{\"content\":\"");
        var more = "without end ".repeat(4096);
        while (!socket.isClosed()) {
            chunk(more);
        }
    }

    /** One chunk of the body; cut into pieces, each is a chunk and a write of its own. */
    private void chunk(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var size = script.bytesPerWrite() == 0 ? bytes.length : script.bytesPerWrite();
        for (var start = 0; start < bytes.length; start += size) {
            var length = Math.min(size, bytes.length - start);
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes(
                    (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunk.write(bytes, start, length);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            write(chunk.toByteArray());
        }
    }

    private void write(byte[] bytes) throws IOException {
        target.write(bytes);
        target.flush();
    }
}
