package dev.parley.bootstrap.architecture.canary.layers.domain;

import dev.parley.bootstrap.architecture.canary.layers.rest.Page;

/** The domain reaches outwards. */
record Conversation(Page page) {}
