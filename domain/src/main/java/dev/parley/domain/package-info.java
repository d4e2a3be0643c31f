/**
 * What a conversation is, in plain Java: no framework, no clock, no database. Every feature has a
 * package below.
 */
@NullMarked
package dev.parley.domain;

import org.jspecify.annotations.NullMarked;
