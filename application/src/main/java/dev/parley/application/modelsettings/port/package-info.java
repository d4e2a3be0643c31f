/** Where model settings are kept and which providers the installation has. */
@NullMarked
package dev.parley.application.modelsettings.port;

import org.jspecify.annotations.NullMarked;
