/** Where messages and attachments are kept. */
@NullMarked
package dev.parley.application.message.port;

import org.jspecify.annotations.NullMarked;
