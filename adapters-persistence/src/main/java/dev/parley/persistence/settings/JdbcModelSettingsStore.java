package dev.parley.persistence.settings;

import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.ParametersJson;
import dev.parley.persistence.secret.SecretBox;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Model settings in a table of either database, their keys locked. */
public final class JdbcModelSettingsStore implements ModelSettingsStore {

    private final Database database;
    private final ModelSettingsRows rows;
    private final SecretBox secrets;

    public JdbcModelSettingsStore(Database database, Repositories repositories, SecretBox secrets) {
        this.database = database;
        this.rows = repositories.get(ModelSettingsRows.class);
        this.secrets = secrets;
    }

    @Override
    public Optional<ModelSettings> find(Scope scope) {
        return database.read(() -> rows.findByScope(ScopeText.write(scope)))
                .map(row -> settings(scope, row));
    }

    @Override
    public void save(ModelSettings settings) {
        var row = row(settings);
        database.write(() -> {
            rows.deleteByScope(row.scope());
            rows.save(row);
        });
    }

    @Override
    public void remove(Scope scope) {
        database.write(() -> rows.deleteByScope(ScopeText.write(scope)));
    }

    private ModelSettingsRow row(ModelSettings settings) {
        var scope = ScopeText.write(settings.scope());
        var connection = settings.connection();
        var key = connection == null ? null : connection.key();
        var model = settings.model();
        return new ModelSettingsRow(
                scope,
                connection == null ? null : connection.provider().value(),
                connection == null ? null : connection.baseUrl(),
                key == null ? null : secrets.lock(key.reveal(), scope),
                model == null ? null : model.value(),
                Json.write(ParametersJson.write(settings.parameters())),
                Instants.micros(settings.updatedAt()));
    }

    private ModelSettings settings(Scope scope, ModelSettingsRow row) {
        var model = row.model();
        return new ModelSettings(
                scope,
                connection(row),
                model == null ? null : new ModelName(model),
                ParametersJson.read(Json.read(row.parameters())),
                Instants.of(row.updatedAt()));
    }

    private @Nullable Connection connection(ModelSettingsRow row) {
        var provider = row.provider();
        var key = row.encryptedKey();
        return provider == null
                ? null
                : new Connection(
                        new ProviderName(provider),
                        row.baseUrl(),
                        key == null ? null : new Secret(secrets.open(key, row.scope())));
    }
}
