/** Telling what happened to resources, and following it. */
@NullMarked
package dev.parley.application.change;

import org.jspecify.annotations.NullMarked;
