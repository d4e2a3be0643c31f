/** The two full-text indexes, each beside the messages and in step with them. */
@NullMarked
package dev.parley.persistence.search;

import org.jspecify.annotations.NullMarked;
