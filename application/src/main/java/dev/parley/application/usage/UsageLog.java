package dev.parley.application.usage;

import dev.parley.application.modelsettings.port.Providers;
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
    private final Providers providers;

    public UsageLog(UsageRecords records, Providers providers) {
        this.records = records;
        this.providers = providers;
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
        return providers.configured().stream()
                .filter(provider -> provider.name().equals(generation.provider()))
                .flatMap(provider -> provider.models().stream())
                .filter(model -> model.name().equals(generation.answeringModel()))
                .map(ConfiguredModel::price)
                .filter(price -> price != null)
                .findFirst()
                .map(price -> new Cost(price.of(usage), price.currency()))
                .orElse(null);
    }
}
