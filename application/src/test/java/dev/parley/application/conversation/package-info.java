/** What can be done with conversations, tried over a store in memory. */
@NullMarked
package dev.parley.application.conversation;

import org.jspecify.annotations.NullMarked;
