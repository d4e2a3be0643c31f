/** What every dialect relies on. */
@NullMarked
package dev.parley.streaming.http;

import org.jspecify.annotations.NullMarked;
