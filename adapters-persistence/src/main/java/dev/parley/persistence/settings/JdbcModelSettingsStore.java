package dev.parley.persistence.settings;

import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
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
        database.write(() -> {
            rows.deleteByScope(ScopeText.write(settings.scope()));
            // now that this has begun, whoever lets a new key follow waits for its end; before, the
            // key taken here could have been an old one by the time the row is there
            rows.save(row(settings));
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
                connection(scope, row),
                model == null ? null : new ModelName(model),
                ParametersJson.read(Json.read(row.parameters())),
                Instants.of(row.updatedAt()));
    }

    private @Nullable Connection connection(Scope scope, ModelSettingsRow row) {
        var provider = row.provider();
        return provider == null
                ? null
                : new Connection(new ProviderName(provider), row.baseUrl(), key(scope, row));
    }

    private @Nullable Secret key(Scope scope, ModelSettingsRow row) {
        var key = row.encryptedKey();
        return key == null
                ? null
                : Secret.locked(() ->
                        secrets.open(key, row.scope())
                                .orElseThrow(() ->
                                        new FailureException(new ConnectionKeyUnreadable(scope))));
    }
}
