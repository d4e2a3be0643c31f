package dev.parley.application.modelsettings;

import dev.parley.application.change.ChangeLog;
import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.ModelSettingsNotFound;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.Scope;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Changes what a scope says about models, or makes it say nothing. Answers that run already are not
 * affected.
 */
public final class ChangeModelSettings {

    private final ModelSettingsStore store;
    private final ReadModelSettings reading;
    private final ChooseModel chooseModel;
    private final ChangeLog changes;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ChangeModelSettings(
            ModelSettingsStore store,
            ReadModelSettings reading,
            ChooseModel chooseModel,
            ChangeLog changes,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.store = store;
        this.reading = reading;
        this.chooseModel = chooseModel;
        this.changes = changes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public ModelSettings change(Caller caller, Scope scope, SettingsPatch patch) {
        checkAllowed(caller, scope);
        return unitOfWork.run(() -> {
            var changed = preview(caller, scope, patch);
            store.save(changed);
            tell(caller, scope, changed.updatedAt());
            return changed;
        });
    }

    /** What the scope would say after a change; nothing is stored. */
    public ModelSettings preview(Caller caller, Scope scope, SettingsPatch patch) {
        reading.checkVisible(caller, scope);
        var at = clock.instant();
        var before =
                store.find(scope)
                        .orElse(new ModelSettings(scope, null, null, Parameters.UNSET, at));
        var changed = patch.applyTo(before, at);
        var connection = changed.connection();
        if (connection != null) {
            chooseModel.provider(connection);
        }
        return changed;
    }

    public void remove(Caller caller, Scope scope) {
        checkAllowed(caller, scope);
        unitOfWork.run(() -> {
            reading.checkVisible(caller, scope);
            if (store.find(scope).isEmpty()) {
                throw new FailureException(new ModelSettingsNotFound(scope));
            }
            store.remove(scope);
            tell(caller, scope, clock.instant());
        });
    }

    /** Everybody sees the installation's settings; few may change what everybody uses. */
    static void checkAllowed(Caller caller, Scope scope) {
        caller.require(scope instanceof Scope.Installation ? KeyScope.ADMIN : KeyScope.WRITE);
    }

    private void tell(Caller caller, Scope scope, Instant at) {
        changes.add(
                new Change(
                        caller.owner(),
                        Change.Kind.MODEL_SETTINGS_UPDATED,
                        new Resource.OfModelSettings(scope),
                        Map.of(),
                        at));
    }
}
