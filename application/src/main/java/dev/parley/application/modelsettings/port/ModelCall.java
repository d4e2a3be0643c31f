package dev.parley.application.modelsettings.port;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.modelsettings.ModelTarget;

import java.util.List;

/**
 * One question to one model.
 *
 * @param context everything said so far and now, oldest first, without the request's instructions;
 *     media are {@link Media.Remote} or {@link Media.Inline}
 */
public record ModelCall(ModelTarget target, AnswerRequest request, List<Draft> context) {

    public ModelCall {
        context = List.copyOf(context);
    }
}
