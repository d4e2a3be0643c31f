/**
 * The backend of MineContext's desktop app, so that the app runs on Parley as it is ({@code
 * volcengine/MineContext} at {@code fff9b3d}, described in docs/contracts/minecontext.md): its
 * conversations, messages and answers. Settings, health and all errors are in the REST module.
 *
 * <p>Oddities that are kept because the app relies on them: whole numbers as ids, moments without a
 * zone in the server's own, {@code metadata} as a text that holds JSON, bare numbers and truths as
 * answers, {@code DELETE …/update}, three styles of errors.
 */
@NullMarked
package dev.parley.streaming.minecontext;

import org.jspecify.annotations.NullMarked;
