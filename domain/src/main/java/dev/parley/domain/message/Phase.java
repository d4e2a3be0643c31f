package dev.parley.domain.message;

/** What an assistant's message is for, where a model tells. */
public enum Phase {
    COMMENTARY,
    FINAL_ANSWER
}
