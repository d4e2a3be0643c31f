package dev.parley.domain.usage;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What one generation used. Kept when the generation itself is deleted. */
public record UsageRecord(
        GenerationId generation,
        OwnerId owner,
        @Nullable ConversationId conversation,
        @Nullable ApiKeyId key,
        String provider,
        String model,
        TokenUsage usage,
        @Nullable Cost cost,
        Instant at) {}
