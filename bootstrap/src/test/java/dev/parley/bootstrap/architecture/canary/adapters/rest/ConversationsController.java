package dev.parley.bootstrap.architecture.canary.adapters.rest;

import dev.parley.bootstrap.architecture.canary.adapters.persistence.Rows;

/** An adapter that leans on another. */
record ConversationsController(Rows rows) {}
