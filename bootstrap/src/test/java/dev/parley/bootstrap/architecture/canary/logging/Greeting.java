package dev.parley.bootstrap.architecture.canary.logging;

import java.util.logging.Logger;

/** Logs past the log. */
record Greeting(Logger logger) {}
