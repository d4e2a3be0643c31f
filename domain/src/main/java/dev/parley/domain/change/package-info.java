/** What happened to resources, so that lists and windows can stay in step. */
@NullMarked
package dev.parley.domain.change;

import org.jspecify.annotations.NullMarked;
