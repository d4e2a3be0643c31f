package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someApiKeyId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageQuery.Bucket;
import dev.parley.application.usage.UsageQuery.Dimension;
import dev.parley.application.usage.UsageTotal;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.usage.Cost;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What every store of usage promises. */
public interface UsageRecordsContract extends StoreContract {

    Instant DAY = Instant.parse("2026-03-04T00:00:00Z");
    Instant NEXT_DAY = Instant.parse("2026-03-05T00:00:00Z");
    TokenUsage SOME = TokenUsage.reported(100, 40, 30, 20, 10);

    private List<UsageTotal> totals(Bucket bucket, Dimension... groupedBy) {
        return totals(ADA, DAY, NEXT_DAY, bucket, groupedBy);
    }

    private List<UsageTotal> totals(
            OwnerId owner, Instant from, Instant until, Bucket bucket, Dimension... groupedBy) {
        return stores()
                .usageRecords()
                .totals(new UsageQuery(owner, from, until, bucket, Set.of(groupedBy)))
                .stream()
                .map(UsageRecordsContract::withPlainCost)
                .toList();
    }

    /** Amounts are equal if they are the same number: 1.0 is 1. */
    private static UsageTotal withPlainCost(UsageTotal total) {
        var cost = total.cost();
        return new UsageTotal(
                total.bucketStart(),
                total.model(),
                total.provider(),
                total.conversation(),
                total.key(),
                total.requests(),
                total.estimatedRequests(),
                total.inputTokens(),
                total.cachedTokens(),
                total.outputTokens(),
                total.reasoningTokens(),
                cost == null
                        ? null
                        : new Cost(cost.amount().stripTrailingZeros(), cost.currency()));
    }

    private static UsageTotal total(
            Instant bucketStart,
            @Nullable String model,
            int requests,
            long tokens,
            @Nullable Cost cost) {
        return new UsageTotal(
                bucketStart,
                model,
                null,
                null,
                null,
                requests,
                0,
                tokens * 100,
                tokens * 40,
                tokens * 20,
                tokens * 10,
                cost);
    }

    private static Cost cost(String amount, String currency) {
        return new Cost(new BigDecimal(amount), currency);
    }

    private UsageRecord used(Instant at) {
        return used("demo-1", SOME, null, at);
    }

    private UsageRecord used(String model, TokenUsage usage, @Nullable Cost cost, Instant at) {
        return used(ADA, null, null, "demo", model, usage, cost, at);
    }

    private UsageRecord used(
            OwnerId owner,
            @Nullable ConversationId conversation,
            @Nullable ApiKeyId key,
            String provider,
            String model,
            TokenUsage usage,
            @Nullable Cost cost,
            Instant at) {
        var generation = stored(aGeneration().ownedBy(owner).build());
        var record =
                new UsageRecord(
                        generation.id(),
                        owner,
                        conversation,
                        key,
                        provider,
                        model,
                        usage,
                        cost,
                        at);
        work(() -> stores().usageRecords().add(record));
        return record;
    }

    @Test
    default void nothing_used_is_no_total() {
        for (var bucket : Bucket.values()) {
            assertThat(totals(bucket)).isEmpty();
        }
    }

    @Test
    default void everything_is_added_up() {
        used("demo-1", SOME, null, DAY.plusSeconds(1));
        used("demo-2", SOME, null, DAY.plusSeconds(7_200));
        used("demo-2", TokenUsage.estimated(5_000_000_000L, 7, 1), null, DAY.plusSeconds(7_201));

        assertThat(totals(Bucket.TOTAL))
                .containsExactly(
                        new UsageTotal(
                                DAY,
                                null,
                                null,
                                null,
                                null,
                                3,
                                1,
                                5_000_000_200L,
                                80,
                                47,
                                21,
                                null));
    }

    @Test
    default void the_first_moment_counts_and_the_last_does_not() {
        used(DAY.minusNanos(1_000));
        used(DAY);
        used(NEXT_DAY.minusNanos(1_000));
        used(NEXT_DAY);

        assertThat(totals(Bucket.TOTAL)).containsExactly(total(DAY, null, 2, 2, null));
        assertThat(totals(ADA, NEXT_DAY, NEXT_DAY, Bucket.TOTAL)).isEmpty();
    }

    @Test
    default void others_usage_does_not_count() {
        used(DAY);
        used(GRACE, null, null, "demo", "demo-1", SOME, null, DAY);

        assertThat(totals(Bucket.TOTAL)).containsExactly(total(DAY, null, 1, 1, null));
    }

    @Test
    default void hours_are_added_up_apart_and_empty_ones_left_out() {
        used(DAY.plusSeconds(2 * 3_600));
        used(DAY.plusSeconds(3_599));
        used(DAY.plusSeconds(3_600 * 3).minusNanos(1_000));

        assertThat(totals(Bucket.HOUR))
                .containsExactly(
                        total(DAY, null, 1, 1, null),
                        total(DAY.plusSeconds(7_200), null, 2, 2, null));
    }

    @Test
    default void days_are_those_of_utc() {
        used(NEXT_DAY);
        used(NEXT_DAY.minusNanos(1_000));
        used(DAY);
        used(Instant.parse("2026-12-31T23:59:59.999999Z"));

        assertThat(totals(ADA, DAY, Instant.parse("2027-01-01T00:00:00Z"), Bucket.DAY))
                .containsExactly(
                        total(DAY, null, 2, 2, null),
                        total(NEXT_DAY, null, 1, 1, null),
                        total(Instant.parse("2026-12-31T00:00:00Z"), null, 1, 1, null));
    }

    @Test
    default void a_bucket_that_is_cut_off_still_begins_where_it_begins() {
        used(DAY.plusSeconds(100));
        used(DAY.plusSeconds(2_000));
        var from = DAY.plusSeconds(1_800);

        assertThat(totals(ADA, from, NEXT_DAY, Bucket.HOUR))
                .containsExactly(total(DAY, null, 1, 1, null));
        assertThat(totals(ADA, from, NEXT_DAY, Bucket.DAY))
                .containsExactly(total(DAY, null, 1, 1, null));
        assertThat(totals(ADA, from, NEXT_DAY, Bucket.TOTAL))
                .containsExactly(total(from, null, 1, 1, null));
    }

    @Test
    default void models_can_be_kept_apart_within_each_bucket() {
        used("demo-1", SOME, null, DAY);
        used("demo-2", SOME, null, DAY);
        used("demo-1", SOME, null, DAY);
        used("demo-1", SOME, null, NEXT_DAY);

        var totals = totals(ADA, DAY, NEXT_DAY.plusSeconds(1), Bucket.DAY, Dimension.MODEL);

        assertThat(totals)
                .containsExactlyInAnyOrder(
                        total(DAY, "demo-1", 2, 2, null),
                        total(DAY, "demo-2", 1, 1, null),
                        total(NEXT_DAY, "demo-1", 1, 1, null));
        assertThat(totals).last().isEqualTo(total(NEXT_DAY, "demo-1", 1, 1, null));
    }

    @Test
    default void every_dimension_can_be_kept_apart() {
        var conversation = stored(aConversation().build()).id();
        var key = someApiKeyId();
        used(ADA, conversation, key, "openai", "gpt", SOME, null, DAY);
        used(ADA, conversation, null, "openai", "gpt", SOME, null, DAY);
        used(ADA, null, key, "demo", "gpt", SOME, null, DAY);

        assertThat(totals(Bucket.TOTAL, Dimension.PROVIDER))
                .extracting(UsageTotal::provider, UsageTotal::requests)
                .containsExactlyInAnyOrder(tuple("openai", 2L), tuple("demo", 1L));
        assertThat(totals(Bucket.TOTAL, Dimension.CONVERSATION))
                .extracting(UsageTotal::conversation, UsageTotal::requests)
                .containsExactlyInAnyOrder(tuple(conversation, 2L), tuple(null, 1L));
        assertThat(totals(Bucket.TOTAL, Dimension.KEY))
                .extracting(UsageTotal::key, UsageTotal::requests)
                .containsExactlyInAnyOrder(tuple(key, 2L), tuple(null, 1L));
        assertThat(totals(Bucket.TOTAL, Dimension.values()))
                .extracting(
                        UsageTotal::model,
                        UsageTotal::provider,
                        UsageTotal::conversation,
                        UsageTotal::key,
                        UsageTotal::requests)
                .containsExactlyInAnyOrder(
                        tuple("gpt", "openai", conversation, key, 1L),
                        tuple("gpt", "openai", conversation, null, 1L),
                        tuple("gpt", "demo", null, key, 1L));
    }

    @Test
    default void money_is_added_up_exactly() {
        used("demo-1", SOME, cost("0.1", "USD"), DAY);
        used("demo-1", SOME, cost("0.2", "USD"), DAY);
        used("demo-1", SOME, cost("0.0000000375", "USD"), DAY);
        used("demo-1", SOME, cost("123456789.25", "USD"), DAY);

        assertThat(totals(Bucket.TOTAL))
                .containsExactly(total(DAY, null, 4, 4, cost("123456789.5500000375", "USD")));
    }

    @Test
    default void currencies_and_unknown_prices_are_kept_apart() {
        used("demo-1", SOME, cost("1", "USD"), DAY);
        used("demo-1", SOME, cost("2.5", "EUR"), DAY);
        used("demo-1", SOME, cost("0", "USD"), DAY);
        used("demo-1", SOME, null, DAY);

        assertThat(totals(Bucket.TOTAL, Dimension.MODEL))
                .containsExactlyInAnyOrder(
                        total(DAY, "demo-1", 2, 2, cost("1", "USD")),
                        total(DAY, "demo-1", 1, 1, cost("2.5", "EUR")),
                        total(DAY, "demo-1", 1, 1, null));
    }

    @Test
    default void usage_outlives_what_it_was_used_for() {
        var conversation = stored(aConversation().build());
        var generation = stored(aGeneration().in(conversation).build());
        work(() ->
                stores().usageRecords()
                        .add(
                                new UsageRecord(
                                        generation.id(),
                                        ADA,
                                        conversation.id(),
                                        null,
                                        "demo",
                                        "demo-1",
                                        SOME,
                                        null,
                                        DAY)));

        work(() -> {
            stores().messages().purge(conversation.id());
            stores().generations().purge(conversation.id());
            stores().conversations().purge(conversation.id());
        });

        assertThat(totals(Bucket.TOTAL)).containsExactly(total(DAY, null, 1, 1, null));
        assertThat(totals(Bucket.TOTAL, Dimension.CONVERSATION))
                .extracting(UsageTotal::conversation)
                .containsExactly(conversation.id());
    }
}
