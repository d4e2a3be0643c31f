/**
 * What Parley counts of itself while it works: decorators of the ports where things happen, and the
 * meters that they move. Start at Meters; docs/metrics.md says what each one means.
 */
@NullMarked
package dev.parley.bootstrap.observation;

import org.jspecify.annotations.NullMarked;
