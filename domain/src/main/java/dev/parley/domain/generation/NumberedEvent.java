package dev.parley.domain.generation;

/** An event with its number. A generation's numbers start at 0 and rise by exactly 1. */
public record NumberedEvent(long number, Event event) {}
