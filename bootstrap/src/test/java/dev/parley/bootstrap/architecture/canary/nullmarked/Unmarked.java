package dev.parley.bootstrap.architecture.canary.nullmarked;

/** Its package is not marked. */
record Unmarked(String title) {}
