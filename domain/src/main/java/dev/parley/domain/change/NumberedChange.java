package dev.parley.domain.change;

/** A change with its number: numbers rise for each owner, with gaps allowed. */
public record NumberedChange(long number, Change change) {}
