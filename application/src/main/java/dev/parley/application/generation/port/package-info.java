/**
 * What the life of an answer asks of the outside: a place for generations, a journal of their
 * events, a feed of the newest of them, and leases. Models are a port of the model settings.
 */
@NullMarked
package dev.parley.application.generation.port;

import org.jspecify.annotations.NullMarked;
