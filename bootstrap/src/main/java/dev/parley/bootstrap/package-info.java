/** The process: command line, settings, wiring. It sees every module, and none sees it. */
@NullMarked
package dev.parley.bootstrap;

import org.jspecify.annotations.NullMarked;
