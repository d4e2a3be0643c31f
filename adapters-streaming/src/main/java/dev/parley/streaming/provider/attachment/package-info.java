/** Pictures and files on their way to a provider. */
@NullMarked
package dev.parley.streaming.provider.attachment;

import org.jspecify.annotations.NullMarked;
