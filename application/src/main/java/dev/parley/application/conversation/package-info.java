/**
 * Opening, reading, changing, listing, deleting and purging conversations, and the same for the
 * messages in them; searching both.
 */
@NullMarked
package dev.parley.application.conversation;

import org.jspecify.annotations.NullMarked;
