package dev.parley.application.shared;

/** Which end of a list comes first. */
public enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
}
