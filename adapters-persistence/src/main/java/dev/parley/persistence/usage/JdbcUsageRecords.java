package dev.parley.persistence.usage;

import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageQuery.Dimension;
import dev.parley.application.usage.UsageTotal;
import dev.parley.application.usage.port.UsageRecords;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;

import java.sql.SQLException;
import java.util.List;

/** Usage in a table of either database, added up by it. */
public final class JdbcUsageRecords implements UsageRecords {

    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    private final Database database;

    public JdbcUsageRecords(Database database) {
        this.database = database;
    }

    @Override
    public void add(UsageRecord record) {
        var usage = record.usage();
        var conversation = record.conversation();
        var key = record.key();
        var money = Money.of(record.cost());
        database.update(
                """
                INSERT INTO usage_record (generation_id, owner, conversation_id, key_id, provider, model, estimated,
                    input_tokens, cached_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
                    cost_whole, cost_trillionths, currency, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                record.generation().toString(),
                record.owner().value(),
                conversation == null ? null : conversation.toString(),
                key == null ? null : key.toString(),
                record.provider(),
                record.model(),
                usage.source() == TokenUsage.Source.ESTIMATED,
                usage.inputTokens(),
                usage.cachedTokens(),
                usage.cacheWriteTokens(),
                usage.outputTokens(),
                usage.reasoningTokens(),
                money.whole(),
                money.trillionths(),
                money.currency(),
                Instants.micros(record.at()));
    }

    @Override
    public List<UsageTotal> totals(UsageQuery query) {
        var from = Instants.micros(query.from());
        var sql =
                """
                SELECT %s AS bucket, %s AS by_model, %s AS by_provider, %s AS by_conversation, %s AS by_key,
                    count(*), sum(CASE WHEN estimated THEN 1 ELSE 0 END), sum(input_tokens), sum(cached_tokens),
                    sum(output_tokens), sum(reasoning_tokens), sum(cost_whole), sum(cost_trillionths), currency
                FROM usage_record WHERE owner = ? AND at >= ? AND at < ?
                GROUP BY 1, 2, 3, 4, 5, currency ORDER BY 1, 2, 3, 4, 5, currency\
                """
                        .formatted(
                                bucket(query.bucket(), from),
                                column(query, Dimension.MODEL, "model"),
                                column(query, Dimension.PROVIDER, "provider"),
                                column(query, Dimension.CONVERSATION, "conversation_id"),
                                column(query, Dimension.KEY, "key_id"));
        return database.list(
                sql,
                JdbcUsageRecords::total,
                query.owner().value(),
                from,
                Instants.micros(query.until()));
    }

    private static String bucket(UsageQuery.Bucket bucket, long from) {
        return switch (bucket) {
            case HOUR -> "at / " + HOUR + " * " + HOUR;
            case DAY -> "at / " + DAY + " * " + DAY;
            case TOTAL -> "CAST(" + from + " AS BIGINT)";
        };
    }

    private static String column(UsageQuery query, Dimension dimension, String column) {
        return query.groupedBy().contains(dimension) ? column : "CAST(NULL AS TEXT)";
    }

    private static UsageTotal total(Row row) throws SQLException {
        var bucketStart = row.instant();
        var model = row.optionalText();
        var provider = row.optionalText();
        var conversation = row.optionalUuid();
        var key = row.optionalUuid();
        return new UsageTotal(
                bucketStart,
                model,
                provider,
                conversation == null ? null : new ConversationId(conversation),
                key == null ? null : new ApiKeyId(key),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                new Money(row.optionalNumber(), row.optionalNumber(), row.optionalText()).cost());
    }
}
