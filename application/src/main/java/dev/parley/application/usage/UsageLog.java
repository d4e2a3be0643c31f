package dev.parley.application.usage;

import dev.parley.application.modelsettings.KnownModels;
import dev.parley.application.usage.port.UsageRecords;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.State;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.usage.Cost;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;

import org.jspecify.annotations.Nullable;

/** Records what answers used, and what that costs where a price is known. */
public final class UsageLog {

    private final UsageRecords records;
    private final KnownModels models;

    public UsageLog(UsageRecords records, KnownModels models) {
        this.records = records;
        this.models = models;
    }

    /** Within the unit of work that ends the answer. */
    public void add(Generation generation, State.Ended end) {
        records.add(
                new UsageRecord(
                        generation.id(),
                        generation.owner(),
                        generation.conversation(),
                        generation.key(),
                        generation.provider().value(),
                        generation.answeringModel().value(),
                        end.usage(),
                        cost(generation, end.usage()),
                        end.at()));
    }

    private @Nullable Cost cost(Generation generation, TokenUsage usage) {
        return models.find(generation.provider(), generation.answeringModel())
                .map(ConfiguredModel::price)
                .map(price -> new Cost(price.of(usage), price.currency()))
                .orElse(null);
    }
}
