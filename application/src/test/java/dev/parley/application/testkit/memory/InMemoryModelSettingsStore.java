package dev.parley.application.testkit.memory;

import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Scope;

import java.util.Optional;

final class InMemoryModelSettingsStore implements ModelSettingsStore {

    private final Table<Scope, ModelSettings> rows;

    InMemoryModelSettingsStore(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public Optional<ModelSettings> find(Scope scope) {
        return rows.find(scope);
    }

    @Override
    public void save(ModelSettings settings) {
        rows.put(settings.scope(), settings);
    }

    @Override
    public void remove(Scope scope) {
        rows.remove(scope);
    }
}
