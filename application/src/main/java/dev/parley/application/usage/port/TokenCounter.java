package dev.parley.application.usage.port;

/** Counts tokens where a provider does not say how many there were. */
public interface TokenCounter {

    /** About how many tokens a text has; 0 for an empty one. */
    long count(String text);
}
