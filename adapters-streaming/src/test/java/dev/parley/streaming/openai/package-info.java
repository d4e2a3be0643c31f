/** What holds for several parts of the house API. */
@NullMarked
package dev.parley.streaming.openai;

import org.jspecify.annotations.NullMarked;
