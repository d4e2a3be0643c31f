package dev.parley.application.generation;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.message.Input;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.MessageLimits;
import dev.parley.application.modelsettings.ChooseModel;
import dev.parley.application.modelsettings.ReadModelSettings;
import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelTarget;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out everything that has to be known of a request before it can be stored: which model
 * answers, in which way, and whether it takes what is handed in.
 */
public final class OrderPreparation {

    private final OwnConversations own;
    private final ReadModelSettings settings;
    private final ChooseModel chooseModel;
    private final ModelClient models;
    private final MessageLimits messageLimits;
    private final KeptMedia media;
    private final RunningGenerations running;

    public OrderPreparation(
            OwnConversations own,
            ReadModelSettings settings,
            ChooseModel chooseModel,
            ModelClient models,
            MessageLimits messageLimits,
            KeptMedia media,
            RunningGenerations running) {
        this.own = own;
        this.settings = settings;
        this.chooseModel = chooseModel;
        this.models = models;
        this.messageLimits = messageLimits;
        this.media = media;
        this.running = running;
    }

    /** For an answer of its own. */
    Acceptance.Order order(StartGeneration.Command command) {
        var conversation = checked(command);
        var effective = settings.effective(command.caller(), command.conversation());
        var ofConversation = conversation == null ? null : conversation.model();
        var choice =
                chooseModel.choose(
                        effective, command.model() == null ? ofConversation : command.model());
        var request =
                command.request()
                        .with(command.request().parameters().orElse(effective.parameters()));
        return order(command, conversation, choice, request);
    }

    /** For being taken up by an answer that runs: by its model, and in its way. */
    Acceptance.Order joining(StartGeneration.Command command, Generation joined) {
        var conversation = checked(command);
        var target =
                running.find(joined.id())
                        .map(RunningGeneration::target)
                        .orElseGet(() -> targetElsewhere(command, joined));
        var choice = new ChooseModel.Choice(joined.model(), target);
        return order(command, conversation, choice, joined.request());
    }

    /** Another process works on it, and has the target; here it is what it would be now. */
    private ModelTarget targetElsewhere(StartGeneration.Command command, Generation joined) {
        var effective = settings.effective(command.caller(), command.conversation());
        return chooseModel.choose(effective, joined.model()).target();
    }

    private Acceptance.Order order(
            StartGeneration.Command command,
            @Nullable Conversation conversation,
            ChooseModel.Choice choice,
            AnswerRequest request) {
        refuseWhatTheProviderDoesNotTake(choice.target(), request, command.input());
        var input = command.isKept() ? media.keep(command.input()) : command.input();
        return new Acceptance.Order(command, conversation, input, choice, request);
    }

    /** The conversation, if there is one and it has room. */
    private @Nullable Conversation checked(StartGeneration.Command command) {
        if (command.conversation() == null) {
            messageLimits.check(command.input());
            return null;
        }
        var conversation = own.find(command.caller(), command.conversation());
        messageLimits.check(conversation, command.input());
        return conversation;
    }

    /**
     * What can be known before anything is stored is refused, instead of failing the answer. Of
     * what was said before nothing can be taken back, so only the new input is looked at.
     */
    private void refuseWhatTheProviderDoesNotTake(
            ModelTarget target, AnswerRequest request, List<Input> input) {
        var drafts = new ArrayList<Draft>();
        for (var item : input) {
            if (item instanceof Input.New(var draft)) {
                drafts.add(draft);
            }
        }
        models.objection(new ModelCall(target, request, drafts))
                .ifPresent(objection -> {
                    throw new FailureException(objection);
                });
    }
}
