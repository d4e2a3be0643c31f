/** Opening, reading, changing, listing, deleting and purging conversations. */
@NullMarked
package dev.parley.application.conversation;

import org.jspecify.annotations.NullMarked;
