package load;

import standin.Plan;

import java.util.Map;
import java.util.TreeMap;

/** What was seen of many streams. */
public final class Streams {

    /** How one stream is asked for. */
    @FunctionalInterface
    public interface Kind {
        TokenStream of(Plan plan, Samples ages);
    }

    public static final Kind CHAT = TokenStream::ofChat;
    public static final Kind RESPONSE = TokenStream::ofResponse;

    private final Samples toFirstToken = new Samples();
    private final Samples ages = new Samples();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private long tokens;
    private int whole;
    private int broken;

    /** A stream to be run, whose tokens' ages are kept here. */
    public TokenStream ask(Kind kind, Plan plan) {
        return kind.of(plan, ages);
    }

    public void add(Exchange exchange) {
        var stream = (TokenStream) exchange;
        tokens += stream.seen();
        if (stream.toFirstToken() >= 0) {
            toFirstToken.add(stream.toFirstToken());
        }
        if (stream.isWell()) {
            whole++;
        } else {
            broken++;
            troubles.merge(stream.trouble(), 1, Integer::sum);
        }
    }

    public Samples toFirstToken() {
        return toFirstToken;
    }

    /** How long each token took from the stand-in to here. */
    public Samples ages() {
        return ages;
    }

    public long tokens() {
        return tokens;
    }

    public int whole() {
        return whole;
    }

    public int broken() {
        return broken;
    }

    public Map<String, Integer> troubles() {
        return troubles;
    }
}
