package dev.parley.bootstrap.architecture.canary.application.application;

import java.util.logging.Level;

/** A use case that logs. */
record RenameConversation(Level level) {}
