package dev.parley.bootstrap.architecture.canary.adapters.persistence;

/** What no other adapter may see. */
public record Rows(int count) {}
