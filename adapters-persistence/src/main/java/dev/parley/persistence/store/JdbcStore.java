package dev.parley.persistence.store;

import dev.parley.application.change.port.Changes;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.message.port.Messages;
import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.application.shared.port.Attributes;
import dev.parley.application.shared.port.Idempotency;
import dev.parley.application.shared.port.References;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.usage.port.UsageRecords;
import dev.parley.persistence.change.JdbcChanges;
import dev.parley.persistence.conversation.JdbcConversations;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.generation.JdbcGenerations;
import dev.parley.persistence.identity.JdbcApiKeys;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.message.JdbcMessages;
import dev.parley.persistence.migration.Migrations;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.settings.JdbcModelSettingsStore;
import dev.parley.persistence.shared.JdbcAttributes;
import dev.parley.persistence.shared.JdbcIdempotency;
import dev.parley.persistence.shared.JdbcReferences;
import dev.parley.persistence.usage.JdbcUsageRecords;

/** The ports that are the same on both databases. */
abstract class JdbcStore implements Store {

    private final Database database;
    private final UnitOfWork unitOfWork;
    private final Repositories repositories;
    private final Attributes attributes;
    private final References references;
    private final Conversations conversations;
    private final Messages messages;
    private final Generations generations;
    private final Changes changes;
    private final Idempotency idempotency;
    private final ModelSettingsStore modelSettings;
    private final UsageRecords usage;
    private final ApiKeys apiKeys;

    JdbcStore(
            Database database,
            UnitOfWork unitOfWork,
            Repositories repositories,
            SecretBox secrets) {
        this.database = database;
        this.unitOfWork = unitOfWork;
        this.repositories = repositories;
        attributes = new JdbcAttributes(database);
        references = new JdbcReferences(database);
        conversations = new JdbcConversations(database, repositories);
        messages = new JdbcMessages(database);
        generations = new JdbcGenerations(database, repositories);
        changes = new JdbcChanges(database, unitOfWork);
        idempotency = new JdbcIdempotency(database);
        modelSettings = new JdbcModelSettingsStore(database, repositories, secrets);
        usage = new JdbcUsageRecords(database);
        apiKeys = new JdbcApiKeys(database, repositories);
    }

    @Override
    public final UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public final Conversations conversations() {
        return conversations;
    }

    @Override
    public final Messages messages() {
        return messages;
    }

    @Override
    public final Generations generations() {
        return generations;
    }

    @Override
    public final Changes changes() {
        return changes;
    }

    @Override
    public final Idempotency idempotency() {
        return idempotency;
    }

    @Override
    public final Attributes attributes() {
        return attributes;
    }

    @Override
    public final References references() {
        return references;
    }

    @Override
    public final ModelSettingsStore modelSettings() {
        return modelSettings;
    }

    @Override
    public final UsageRecords usage() {
        return usage;
    }

    @Override
    public final ApiKeys apiKeys() {
        return apiKeys;
    }

    /** The newest migration of the tables. */
    final String schemaVersion() {
        return String.valueOf(database.read(Migrations::versionOf));
    }

    @Override
    public void close() {
        repositories.close();
    }
}
