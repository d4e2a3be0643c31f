package dev.parley.rest.openai;

import dev.parley.application.input.Breach;
import dev.parley.application.usage.ReadUsage;
import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageQuery.Bucket;
import dev.parley.application.usage.UsageQuery.Dimension;
import dev.parley.application.usage.UsageTotal;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.identity.Caller;
import dev.parley.rest.http.Answers;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a caller's answers used, added up over time. */
@Controller("/v1/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageController {

    /** The second that it begins with. */
    private static final Pattern BUCKET_ID = Pattern.compile("\\d{1,10}");

    private static final Map<String, Bucket> BUCKETS =
            new TreeMap<>(Map.of("hour", Bucket.HOUR, "day", Bucket.DAY, "total", Bucket.TOTAL));
    private static final Map<String, Dimension> DIMENSIONS =
            new TreeMap<>(
                    Map.of(
                            "model", Dimension.MODEL,
                            "provider", Dimension.PROVIDER,
                            "conversation", Dimension.CONVERSATION,
                            "key", Dimension.KEY));

    private final ReadUsage readUsage;
    private final InstantSource clock;

    UsageController(ReadUsage readUsage, InstantSource clock) {
        this.readUsage = readUsage;
        this.clock = clock;
    }

    @Get
    MutableHttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
        var query = Query.of(request);
        var limit = query.limit();
        var asked = read(query, caller);
        var after = after(query);
        var buckets =
                readUsage.read(asked).stream()
                        .collect(
                                Collectors.groupingBy(
                                        UsageTotal::bucketStart,
                                        TreeMap::new,
                                        Collectors.toList()));
        var behind = after == null ? buckets : buckets.tailMap(after, false);
        var page =
                behind.entrySet().stream()
                        .limit(limit)
                        .map(each -> UsageWire.bucket(asked, each.getKey(), each.getValue()))
                        .toList();
        return Answers.of(HouseList.page(page, "id", behind.size() > limit));
    }

    private UsageQuery read(Query query, Caller caller) {
        var from = query.requiredMoment("start_time");
        var until = query.moment("end_time");
        var bucket = query.oneOf("bucket", BUCKETS.keySet());
        List<String> groups = query.list("group_by", DIMENSIONS.keySet());
        var dimensions = EnumSet.noneOf(Dimension.class);
        groups.forEach(group -> dimensions.add(DIMENSIONS.getOrDefault(group, Dimension.MODEL)));
        return new UsageQuery(
                caller.owner(),
                from,
                until == null ? clock.instant() : until,
                BUCKETS.getOrDefault(bucket == null ? "day" : bucket, Bucket.DAY),
                dimensions);
    }

    private static @Nullable Instant after(Query query) {
        var id = query.text("after");
        if (id == null) {
            return null;
        }
        if (!BUCKET_ID.matcher(id).matches()) {
            throw Breach.of("after", Rule.INVALID_VALUE, "must be the id of a bucket");
        }
        return Instant.ofEpochSecond(Long.parseLong(id));
    }
}
