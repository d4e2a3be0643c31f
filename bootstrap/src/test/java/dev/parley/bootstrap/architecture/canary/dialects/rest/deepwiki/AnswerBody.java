package dev.parley.bootstrap.architecture.canary.dialects.rest.deepwiki;

import dev.parley.bootstrap.architecture.canary.dialects.rest.openai.ResponseBody;

/** A dialect that borrows from another. */
record AnswerBody(ResponseBody response) {}
