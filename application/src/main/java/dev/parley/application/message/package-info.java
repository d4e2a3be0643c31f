/**
 * The ways of messages into the store: what callers hand in, where it stands, its pictures and
 * files, and the search index that goes with it. What callers do with messages is among the use
 * cases of conversations.
 */
@NullMarked
package dev.parley.application.message;

import org.jspecify.annotations.NullMarked;
