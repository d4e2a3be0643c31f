/** Where usage is kept and how tokens are counted when a provider does not say. */
@NullMarked
package dev.parley.application.usage.port;

import org.jspecify.annotations.NullMarked;
