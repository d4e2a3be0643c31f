/** Where requests of ours may go, when a person chose the address. */
@NullMarked
package dev.parley.application.outgoing;

import org.jspecify.annotations.NullMarked;
