/** The events of answers: runs of them in rows, in a small binary form of our own. */
@NullMarked
package dev.parley.persistence.journal;

import org.jspecify.annotations.NullMarked;
