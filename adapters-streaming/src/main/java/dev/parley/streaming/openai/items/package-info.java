/**
 * Items, the pieces of conversations, requests and answers (contract, section 4): read by {@link
 * dev.parley.streaming.openai.items.ItemReader}, written by {@link
 * dev.parley.streaming.openai.items.ItemWriter}, with as many of their bytes and in those words for
 * reasoning that were asked for.
 */
@NullMarked
package dev.parley.streaming.openai.items;

import org.jspecify.annotations.NullMarked;
