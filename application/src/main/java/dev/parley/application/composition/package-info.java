/**
 * Puts the use cases together, by plain constructor calls, from whatever keeps the ports' promises.
 * Start at UseCases.
 */
@NullMarked
package dev.parley.application.composition;

import org.jspecify.annotations.NullMarked;
