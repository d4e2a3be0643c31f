package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** Understands one provider's pieces of one answer. Used by one thread. */
public interface AnswerDecoder {

    /**
     * Adds what one piece says; an error that the provider reports in place of a piece is added as
     * {@link Delta.Broke}. Throws on what is not the JSON of this wire.
     */
    void take(byte[] json, int start, int length, List<Delta> deltas) throws IOException;

    /**
     * The provider has said in so many words that its answer is complete, whether or not it has
     * given a reason.
     */
    void complete();

    /** Why the model stopped, once it has. */
    @Nullable FinishReason reason();

    /** The token counts heard so far. */
    @Nullable TokenUsage usage();

    /** What the provider calls the model that answers, once it has said so. */
    default @Nullable String model() {
        return null;
    }

    /** Whether the provider has said that nothing comes any more. */
    boolean isOver();
}
