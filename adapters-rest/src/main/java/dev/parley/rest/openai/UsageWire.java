package dev.parley.rest.openai;

import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageTotal;
import dev.parley.domain.usage.Cost;
import dev.parley.rest.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Usage as it is written. */
final class UsageWire {

    /** Stores give sums of one bucket in any order. */
    private static final Comparator<UsageTotal> BY_GROUP =
            Comparator.comparing((UsageTotal total) -> text(total.model()))
                    .thenComparing(total -> text(total.provider()))
                    .thenComparing(total -> text(total.conversation()))
                    .thenComparing(total -> text(total.key()))
                    .thenComparing(
                            total -> text(total.cost() == null ? null : total.cost().currency()));

    private UsageWire() {}

    /** All sums of one bucket, named by its first second. */
    static Json.Members bucket(UsageQuery query, Instant start, List<UsageTotal> totals) {
        var end =
                switch (query.bucket()) {
                    case HOUR -> start.plus(Duration.ofHours(1));
                    case DAY -> start.plus(Duration.ofDays(1));
                    case TOTAL -> query.until();
                };
        return Json.object()
                .with("object", "usage.bucket")
                .with("id", String.valueOf(start.getEpochSecond()))
                .with("start_time", start.getEpochSecond())
                .with("end_time", end.getEpochSecond())
                .with("results", totals.stream().sorted(BY_GROUP).map(UsageWire::result).toList());
    }

    private static Json.Members result(UsageTotal total) {
        var conversation = total.conversation();
        var key = total.key();
        return Json.object()
                .with("object", "usage.result")
                .with("model", total.model())
                .with("provider", total.provider())
                .with(
                        "conversation_id",
                        conversation == null ? null : WireId.CONVERSATION.of(conversation.value()))
                .with("key_id", key == null ? null : WireId.KEY.of(key.value()))
                .with("requests", total.requests())
                .with("estimated_requests", total.estimatedRequests())
                .with("input_tokens", total.inputTokens())
                .with("cached_tokens", total.cachedTokens())
                .with("output_tokens", total.outputTokens())
                .with("reasoning_tokens", total.reasoningTokens())
                .with("cost", cost(total.cost()));
    }

    private static Json.@Nullable Members cost(@Nullable Cost cost) {
        return cost == null
                ? null
                : Json.object()
                        .with("amount", cost.amount().stripTrailingZeros().toPlainString())
                        .with("currency", cost.currency());
    }

    private static String text(@Nullable Object group) {
        return group == null ? "" : group.toString();
    }
}
