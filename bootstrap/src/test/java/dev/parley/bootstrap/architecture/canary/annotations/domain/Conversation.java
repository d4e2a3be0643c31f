package dev.parley.bootstrap.architecture.canary.annotations.domain;

import jakarta.inject.Named;

/** A value described to a framework. */
record Conversation(@Named("title") String title) {}
