package dev.parley.application.modelsettings;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.EffectiveSettings;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.Scope;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Asks a model for one word, to see whether settings work before they are stored. */
public final class CheckModelSettings {

    private static final int FEW_TOKENS = 16;

    /**
     * What came of it.
     *
     * @param failure absent if the model answered
     */
    public record Check(Duration took, @Nullable GenerationFailure failure) {}

    private final ChangeModelSettings changing;
    private final ReadModelSettings reading;
    private final ChooseModel chooseModel;
    private final ModelClient models;
    private final InstantSource clock;

    public CheckModelSettings(
            ChangeModelSettings changing,
            ReadModelSettings reading,
            ChooseModel chooseModel,
            ModelClient models,
            InstantSource clock) {
        this.changing = changing;
        this.reading = reading;
        this.chooseModel = chooseModel;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Checks what the scope would say after a change, together with all wider scopes, for whoever
     * could make that change: it asks an address of theirs, and costs.
     */
    public Check check(Caller caller, Scope scope, SettingsPatch patch) {
        ChangeModelSettings.checkAllowed(caller, scope);
        var changed = changing.preview(caller, scope, patch);
        ConversationId conversation = scope instanceof Scope.OfConversation(var id) ? id : null;
        var layers = new ArrayList<>(reading.effective(caller, conversation).layers());
        layers.removeIf(layer -> layer.scope().equals(scope));
        layers.addFirst(changed);
        return ask(chooseModel.choose(new EffectiveSettings(layers), null).target());
    }

    private Check ask(ModelTarget target) {
        var began = clock.instant();
        var request =
                AnswerRequest.plain().with(new Parameters(null, null, null, null, FEW_TOKENS));
        var call =
                new ModelCall(
                        target,
                        request,
                        List.of(Draft.fromUser("Answer with the single word: ready")));
        @Nullable GenerationFailure failure = null;
        try (var stream = models.open(call)) {
            var first = stream.next();
            while (first.isEmpty() || first.getLast() instanceof Delta.Used) {
                first = stream.next();
            }
            if (first.getLast() instanceof Delta.Broke(var why)) {
                failure = why;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            failure = GenerationFailure.internal("The check was interrupted.");
        }
        return new Check(Duration.between(began, clock.instant()), failure);
    }
}
