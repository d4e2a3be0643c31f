package dev.parley.domain.generation;

import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

/**
 * A piece of what a model says, as its provider sends it.
 *
 * <p>Pieces of different kinds may come in any order and interleaved; a {@link Composer} puts them
 * in order. Nothing comes after {@link Finished} or {@link Broke}.
 */
public sealed interface Delta {

    record Text(String text) implements Delta {}

    record Reasoning(String text) implements Delta {}

    /** A provider's summary of the reasoning. */
    record Summary(String text) implements Delta {}

    record Refusal(String text) implements Delta {}

    /** The text being said cites a source. */
    record Cites(Part.Citation citation) implements Delta {}

    /**
     * A tool call begins.
     *
     * @param call the provider's number for it, by which its arguments come
     * @param id the provider's id for it, if it has one
     */
    record CallBegan(int call, @Nullable String id, String tool) implements Delta {}

    record CallArguments(int call, String text) implements Delta {}

    /**
     * No more arguments come for this call. Not all providers say so; the end of the answer says it
     * for all.
     */
    record CallEnded(int call) implements Delta {}

    /** Token counts; the last ones sent are valid. */
    record Used(TokenUsage usage) implements Delta {}

    /** The model has finished, for the reason given. */
    record Finished(FinishReason reason) implements Delta {}

    /** The provider's answer broke off; nothing that was received is taken back. */
    record Broke(GenerationFailure failure) implements Delta {}

    /** Why a model finished. */
    enum FinishReason {
        STOP,
        TOOL_CALLS,
        MAX_OUTPUT_TOKENS,
        CONTENT_FILTER
    }
}
