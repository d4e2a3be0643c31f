/** Where keys are kept, and where their secrets come from. */
@NullMarked
package dev.parley.application.identity.port;

import org.jspecify.annotations.NullMarked;
