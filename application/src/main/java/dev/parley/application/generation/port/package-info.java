/** What the life of an answer asks of the outside: a journal, a feed, leases, and models. */
@NullMarked
package dev.parley.application.generation.port;

import org.jspecify.annotations.NullMarked;
