package dev.parley.bootstrap.architecture.canary.wire.rest.openai;

import dev.parley.bootstrap.architecture.canary.wire.domain.Conversation;

import io.micronaut.http.annotation.Controller;

import java.util.List;

/** A controller that shows the domain; abstract, so that no route is made of it. */
@Controller
abstract class ConversationsController {
    abstract List<Conversation> list();
}
