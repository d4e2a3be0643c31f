/** Chat completions, of which nothing is kept but what they used (contract, section 9). */
@NullMarked
package dev.parley.streaming.openai.chat;

import org.jspecify.annotations.NullMarked;
