/** The house API over a real server and real use cases, with a store that forgets. */
@NullMarked
package dev.parley.streaming.openai;

import org.jspecify.annotations.NullMarked;
