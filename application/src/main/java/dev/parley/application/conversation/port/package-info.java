/** Where conversations are kept. */
@NullMarked
package dev.parley.application.conversation.port;

import org.jspecify.annotations.NullMarked;
