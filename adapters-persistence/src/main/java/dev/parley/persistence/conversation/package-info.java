/** Conversations in tables. */
@NullMarked
package dev.parley.persistence.conversation;

import org.jspecify.annotations.NullMarked;
