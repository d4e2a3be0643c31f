package dev.parley.application.testkit.memory;

import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageTotal;
import dev.parley.application.usage.port.UsageRecords;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.usage.Cost;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

final class InMemoryUsageRecords implements UsageRecords {

    /** What all records of one sum have in common. */
    private record Group(
            Instant bucketStart,
            @Nullable String model,
            @Nullable String provider,
            @Nullable ConversationId conversation,
            @Nullable ApiKeyId key,
            @Nullable String currency) {

        private static Group of(UsageRecord record, UsageQuery query) {
            var by = query.groupedBy();
            var cost = record.cost();
            return new Group(
                    bucketStart(record, query),
                    by.contains(UsageQuery.Dimension.MODEL) ? record.model() : null,
                    by.contains(UsageQuery.Dimension.PROVIDER) ? record.provider() : null,
                    by.contains(UsageQuery.Dimension.CONVERSATION) ? record.conversation() : null,
                    by.contains(UsageQuery.Dimension.KEY) ? record.key() : null,
                    cost == null ? null : cost.currency());
        }

        private static Instant bucketStart(UsageRecord record, UsageQuery query) {
            return switch (query.bucket()) {
                case HOUR -> record.at().truncatedTo(ChronoUnit.HOURS);
                case DAY -> record.at().truncatedTo(ChronoUnit.DAYS);
                case TOTAL -> query.from();
            };
        }

        private UsageTotal total(List<UsageRecord> records) {
            return new UsageTotal(
                    bucketStart,
                    model,
                    provider,
                    conversation,
                    key,
                    records.size(),
                    records.stream()
                            .filter(record ->
                                    record.usage().source() == TokenUsage.Source.ESTIMATED)
                            .count(),
                    sum(records, TokenUsage::inputTokens),
                    sum(records, TokenUsage::cachedTokens),
                    sum(records, TokenUsage::outputTokens),
                    sum(records, TokenUsage::reasoningTokens),
                    currency == null ? null : new Cost(amount(records), currency));
        }

        private static long sum(List<UsageRecord> records, ToLongFunction<TokenUsage> tokens) {
            return records.stream().map(UsageRecord::usage).mapToLong(tokens).sum();
        }

        private static BigDecimal amount(List<UsageRecord> records) {
            return records.stream()
                    .map(UsageRecord::cost)
                    .filter(Objects::nonNull)
                    .map(Cost::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private final Table<GenerationId, UsageRecord> rows;

    InMemoryUsageRecords(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public void add(UsageRecord usage) {
        rows.add(usage.generation(), usage);
    }

    @Override
    public List<UsageTotal> totals(UsageQuery query) {
        return rows
                .values()
                .filter(record -> record.owner().equals(query.owner()))
                .filter(record ->
                        !record.at().isBefore(query.from()) && record.at().isBefore(query.until()))
                .collect(
                        Collectors.groupingBy(
                                record -> Group.of(record, query),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> group.getKey().total(group.getValue()))
                .sorted(Comparator.comparing(UsageTotal::bucketStart))
                .toList();
    }
}
