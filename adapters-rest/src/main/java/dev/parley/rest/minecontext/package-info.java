/**
 * The backend of MineContext's desktop app, where it does not stream, so that the app runs on
 * Parley as it is ({@code volcengine/MineContext} at {@code fff9b3d}, described in
 * docs/contracts/minecontext.md). What streams is in the streaming module.
 *
 * <p>Oddities that are kept because the app relies on them: whole numbers as ids, moments without a
 * zone in the server's own, {@code metadata} as a text that holds JSON, bare numbers and truths as
 * answers, {@code DELETE …/update}, three styles of errors.
 */
@NullMarked
package dev.parley.rest.minecontext;

import org.jspecify.annotations.NullMarked;
