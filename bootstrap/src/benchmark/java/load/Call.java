package load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A request whose answer comes at once. */
public final class Call extends Exchange {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private Call(byte[] request) {
        super(request);
    }

    public static Call get(String path) {
        return new Call(request("GET", path, ""));
    }

    public static Call post(String path, String body) {
        return new Call(request("POST", path, body));
    }

    public String text() {
        return text.toString(UTF_8);
    }

    @Override
    void body(byte[] bytes, int from, int to, long now) {
        text.write(bytes, from, to - from);
    }

    @Override
    String flaw() {
        return "";
    }
}
