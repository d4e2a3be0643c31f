package standin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The parts of one model's answer, ready to be sent, with their framing. */
final class Chunks {

    private static final String HEAD =
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Cache-Control: no-cache\r
            Transfer-Encoding: chunked\r
            \r
            """;

    final byte[] begin;
    final byte[] end;
    final byte[] token;
    final int textAt;

    Chunks(String model, Plan plan) {
        begin =
                bytes(
                        HEAD
                                + framed(
                                        event(
                                                model,
                                                "{\"role\":\"assistant\",\"content\":\"\"}",
                                                null)));
        token = bytes(framed(event(model, "{\"content\":\"" + Token.TEXT + "\"}", null)));
        textAt = new String(token, ISO_8859_1).indexOf(Token.TEXT);
        end =
                bytes(
                        framed(event(model, "{}", "stop") + usage(model, plan) + "data: [DONE]\n\n")
                                + "0\r\n\r\n");
    }

    private static String event(String model, String delta, String reason) {
        return "data: {%s\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
                .formatted(common(model), delta, reason == null ? "null" : "\"" + reason + "\"");
    }

    private static String usage(String model, Plan plan) {
        return """
        data: {%s"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":%d,"total_tokens":%d}}

        """
                .formatted(common(model), plan.tokens(), plan.tokens() + 1);
    }

    private static String common(String model) {
        return "\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"%s\","
                .formatted(model);
    }

    private static String framed(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
