/**
 * Messages: what was said, reasoned, asked of a tool and returned by it, and where it stands in a
 * conversation.
 */
@NullMarked
package dev.parley.domain.message;

import org.jspecify.annotations.NullMarked;
