package dev.parley.application.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.port.Messages;
import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Message;
import dev.parley.domain.modelsettings.ModelTarget;

import java.util.List;

/** Puts together what a model is asked. */
public final class CallPreparation {

    private final Contexts contexts;
    private final Messages messages;
    private final Generations generations;
    private final KeptMedia media;

    public CallPreparation(
            Messages messages, Generations generations, KeptMedia media, ContextLimits limits) {
        this.contexts = new Contexts(messages, generations, limits);
        this.messages = messages;
        this.generations = generations;
        this.media = media;
    }

    /**
     * What was said before a turn that a generation produces, as far as the model can take it, what
     * was handed in with it included.
     */
    List<Message> context(RunningGeneration running, int turn) {
        var generation = running.generation();
        if (turn > generation.turn()) {
            return contexts.of(generation, turn, messages.handedInWith(generation.id()));
        }
        var handedIn = running.whatWasAccepted().handedIn();
        var read = running.takeRead();
        return read == null
                ? contexts.of(generation, turn, handedIn)
                : contexts.of(generation, handedIn, read);
    }

    ModelCall call(Generation generation, ModelTarget target, List<Message> context) {
        var drafts =
                context.stream()
                        .map(message ->
                                new Draft(
                                        message.author(),
                                        media.load(message.content()),
                                        message.phase()))
                        .toList();
        return new ModelCall(target, withToolsOfContext(generation.request(), context), drafts);
    }

    /**
     * Some providers refuse results of tools that are not listed. A request that lists none while
     * the context has calls gets the tools of the answer that made the last of them, and may not
     * call any.
     */
    private AnswerRequest withToolsOfContext(AnswerRequest request, List<Message> context) {
        if (!request.tools().isEmpty()) {
            return request;
        }
        return context.reversed().stream()
                .filter(message -> message.content() instanceof Content.ToolCalled)
                .map(Message::generation)
                .filter(generation -> generation != null)
                .findFirst()
                .flatMap(generations::find)
                .map(caller -> request.offering(caller.request().tools(), new ToolChoice.None()))
                .orElse(request);
    }
}
