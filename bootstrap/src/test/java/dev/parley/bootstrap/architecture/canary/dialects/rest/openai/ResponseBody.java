package dev.parley.bootstrap.architecture.canary.dialects.rest.openai;

/** What another dialect must not borrow. */
public record ResponseBody(String text) {}
