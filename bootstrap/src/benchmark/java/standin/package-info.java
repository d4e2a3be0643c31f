/**
 * A model provider that says nothing but numbered and timed tokens, in a process of its own: OpenAI
 * chat completions, streamed. The name of the model says how many tokens, how fast and after what
 * delay.
 */
package standin;
