/**
 * Puts the process together: the store and the providers that the settings name, and the use cases
 * over them.
 */
@NullMarked
package dev.parley.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
