/**
 * What can be set, and where it was set: command line, environment, configuration file, default.
 */
@NullMarked
package dev.parley.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
