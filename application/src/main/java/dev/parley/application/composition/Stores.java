package dev.parley.application.composition;

import dev.parley.application.change.port.Changes;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.message.port.Messages;
import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.port.Attributes;
import dev.parley.application.shared.port.Idempotency;
import dev.parley.application.shared.port.References;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.usage.port.UsageRecords;

/**
 * Every port of one store. What is written within a unit of work of one is written in all of them,
 * or in none.
 */
public record Stores(
        UnitOfWork unitOfWork,
        Idempotency idempotency,
        Attributes attributes,
        References references,
        Conversations conversations,
        Messages messages,
        Attachments attachments,
        Generations generations,
        Journal journal,
        Leases leases,
        ModelSettingsStore modelSettings,
        UsageRecords usageRecords,
        Changes changes,
        SearchIndex searchIndex,
        ApiKeys apiKeys) {}
