package dev.parley.application.usage;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.usage.Cost;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A sum of usage. What it is not kept apart by is absent; sums in two currencies are two totals.
 *
 * @param bucketStart the first moment of its hour or day, or of the whole time asked for
 * @param estimatedRequests of the requests, those whose tokens were estimated
 * @param cost absent if no price is known
 */
public record UsageTotal(
        Instant bucketStart,
        @Nullable String model,
        @Nullable String provider,
        @Nullable ConversationId conversation,
        @Nullable ApiKeyId key,
        long requests,
        long estimatedRequests,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        long reasoningTokens,
        @Nullable Cost cost) {}
