/**
 * What requests for answers say of the tools that a model has and of the form its text takes;
 * responses and chat completions say it nearly alike.
 */
@NullMarked
package dev.parley.streaming.openai.parameters;

import org.jspecify.annotations.NullMarked;
