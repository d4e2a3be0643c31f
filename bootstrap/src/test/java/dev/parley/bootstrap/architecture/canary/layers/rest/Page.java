package dev.parley.bootstrap.architecture.canary.layers.rest;

/** What the domain must not see. */
public record Page(int number) {}
