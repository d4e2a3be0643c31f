/** Changing, reading and checking model settings, and deciding which model answers. */
@NullMarked
package dev.parley.application.modelsettings;

import org.jspecify.annotations.NullMarked;
