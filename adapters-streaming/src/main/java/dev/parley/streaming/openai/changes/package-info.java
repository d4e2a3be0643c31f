/** What happened to an owner's things (contract, section 13.6), as a list and as a stream. */
@NullMarked
package dev.parley.streaming.openai.changes;

import org.jspecify.annotations.NullMarked;
