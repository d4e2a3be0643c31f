package dev.parley.application.shared;

/**
 * The result of a request that may be repeated.
 *
 * @param replayed whether an earlier request had this result already and nothing was done now
 */
public record Once<T>(T result, boolean replayed) {}
