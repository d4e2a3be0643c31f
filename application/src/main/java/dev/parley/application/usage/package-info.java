/** Recording and reading what answers used. */
@NullMarked
package dev.parley.application.usage;

import org.jspecify.annotations.NullMarked;
