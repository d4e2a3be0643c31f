package standin;

import java.nio.ByteBuffer;

/** One streamed answer on its way: puts into a buffer what is due. */
final class Answer {

    private enum Part {
        BEGIN,
        TOKENS,
        OVER
    }

    private final Plan plan;
    private final Chunks chunks;
    private final long asked;
    private Part part = Part.BEGIN;
    private int next;

    Answer(Plan plan, Chunks chunks, long asked) {
        this.plan = plan;
        this.chunks = chunks;
        this.asked = asked;
    }

    void put(ByteBuffer out, long now) {
        if (part == Part.BEGIN && out.remaining() >= chunks.begin.length) {
            out.put(chunks.begin);
            part = Part.TOKENS;
        }
        while (part == Part.TOKENS && isDue(now) && out.remaining() >= chunks.token.length) {
            putToken(out);
        }
        if (part == Part.TOKENS && next == plan.tokens() && out.remaining() >= chunks.end.length) {
            out.put(chunks.end);
            part = Part.OVER;
        }
    }

    boolean isOver() {
        return part == Part.OVER;
    }

    /** Whether more could be put in now, were there room. */
    boolean isDue(long now) {
        return next < plan.tokens() && due() - now <= 0;
    }

    /** When the next token is due, on the clock of {@link System#nanoTime}. */
    long due() {
        return asked + plan.due(next);
    }

    private void putToken(ByteBuffer out) {
        var at = out.position() + chunks.textAt;
        out.put(chunks.token);
        Token.write(out.array(), at, next++, System.nanoTime());
    }
}
