package load;

import standin.Plan;

/** A streamed answer of the stand-in, from it or through a server. */
public final class TokenStream extends Exchange {

    private final TokenReader tokens;
    private long first;

    private TokenStream(byte[] request, Plan plan, Samples ages) {
        super(request);
        tokens = new TokenReader(plan.tokens(), ages);
    }

    /** By OpenAI's chat completions. */
    static TokenStream ofChat(Plan plan, Samples ages) {
        var body =
                "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        return new TokenStream(
                request("POST", "/v1/chat/completions", body.formatted(plan.model())), plan, ages);
    }

    /** By the house API's responses. */
    static TokenStream ofResponse(Plan plan, Samples ages) {
        var body = "{\"model\":\"%s\",\"input\":\"hello\",\"stream\":true}";
        return new TokenStream(
                request("POST", "/v1/responses", body.formatted(plan.model())), plan, ages);
    }

    @Override
    void body(byte[] bytes, int from, int to, long now) {
        tokens.read(bytes, from, to, now);
        if (first == 0 && tokens.seen() > 0) {
            first = now;
        }
    }

    @Override
    String flaw() {
        return tokens.flaw();
    }

    int seen() {
        return tokens.seen();
    }

    /** Microseconds from the request to the first token, or -1 if none came. */
    int toFirstToken() {
        return first == 0 ? -1 : (int) ((first - began()) / 1000);
    }
}
