package dev.parley.domain.generation;

/**
 * What a part of a generated message holds. Each message numbers its parts from 0, summaries apart
 * from the others.
 */
public enum PartKind {
    TEXT,
    REFUSAL,
    REASONING,
    SUMMARY
}
