/** Conversations: what they are, what may be done with them, and what can go wrong. */
@NullMarked
package dev.parley.domain.conversation;

import org.jspecify.annotations.NullMarked;
