/**
 * Conversations and the items in them (contract, sections 3, 4 and 13.1): those of one owner as a
 * list, one to be read, changed and deleted, and its items to be added, edited and taken away.
 */
@NullMarked
package dev.parley.streaming.openai.conversations;

import org.jspecify.annotations.NullMarked;
