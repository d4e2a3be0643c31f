/** Finding messages by their words. */
@NullMarked
package dev.parley.application.search;

import org.jspecify.annotations.NullMarked;
