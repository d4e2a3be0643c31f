package dev.parley.streaming.provider.preset;

/** What some services of the chat completions wire do and others do not. */
public enum Habit {
    /** Knows the role {@code developer}; others are told everything as {@code system}. */
    DEVELOPER_ROLE,
    /** Wants {@code max_completion_tokens}; others {@code max_tokens}. */
    MAX_COMPLETION_TOKENS,
    /** Keeps to a JSON Schema; others know {@code json_object} only. */
    JSON_SCHEMA,
    /** Takes files of any kind as parts of a message. */
    FILES,
    /** Takes the address of a file where others want its bytes. */
    FILE_ADDRESSES,
    /** Knows {@code reasoning_effort}. */
    EFFORT,
    /** Knows {@code verbosity}. */
    VERBOSITY,
    /** Sends token counts when asked with {@code stream_options}. */
    STREAMED_USAGE,
    /** Knows {@code parallel_tool_calls}. */
    PARALLEL_TOOL_CALLS,
    /** Knows a function's {@code strict}. */
    STRICT_TOOLS,
    /** Knows {@code seed}, {@code logit_bias} and {@code logprobs}. */
    SAMPLING_EXTRAS,
    /** Knows {@code prompt_cache_key}, {@code safety_identifier}, {@code metadata}. */
    ACCOUNT_EXTRAS
}
