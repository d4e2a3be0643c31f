/**
 * The built-in model that needs no network and says that it is none. Start with {@code
 * DemoModelClient}.
 */
@NullMarked
package dev.parley.streaming.provider.demo;

import org.jspecify.annotations.NullMarked;
