/** The search index, kept in the same unit of work as the messages. */
@NullMarked
package dev.parley.application.search.port;

import org.jspecify.annotations.NullMarked;
