package dev.parley.rest.openai;

import static dev.parley.rest.testing.Golden.assertAnswer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.People;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.usage.Cost;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.Reply;
import dev.parley.rest.testing.World;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Section 13.5. */
class UsageTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T20:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final String SINCE_MARCH = "start_time=1772323200";

    private static final World WORLD = World.serving();
    private static final Client CLIENT = WORLD.client();

    @BeforeAll
    static void useSomething() {
        var cost = new Cost(new BigDecimal("0.0041015"), "USD");
        add(
                1,
                OwnerId.INSTALLATION,
                "gpt-4o-mini",
                TokenUsage.reported(100, 40, 0, 20, 10),
                cost,
                MORNING);
        add(2, OwnerId.INSTALLATION, "gpt-4o-mini", TokenUsage.estimated(50, 7, 0), cost, EVENING);
        add(3, OwnerId.INSTALLATION, "demo", TokenUsage.estimated(5, 3, 0), null, NEXT_DAY);
        add(4, People.ADA, "gpt-4o-mini", TokenUsage.reported(9999, 0, 0, 0, 0), cost, MORNING);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void usage_is_added_up_by_day_if_nothing_else_is_asked_for() {
        assertAnswer(CLIENT.get("/v1/usage?" + SINCE_MARCH), 200, "usage/days");
    }

    @Test
    void sums_are_kept_apart_by_what_is_asked_for() {
        assertAnswer(
                CLIENT.get(
                        "/v1/usage?bucket=total&group_by[]=model&group_by[]=conversation&group_by[]=key&"
                                + SINCE_MARCH),
                200,
                "usage/total_apart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group_by=model&group_by=provider",
                "group_by[]=model&group_by[]=provider",
                "group_by%5B%5D=model&group_by%5B%5D=provider",
                "group_by[0]=model&group_by[1]=provider"
            })
    void lists_may_be_spelled_in_any_way(String groups) {
        var expected = CLIENT.get("/v1/usage?group_by[]=provider&group_by=model&" + SINCE_MARCH);

        assertThat(CLIENT.get("/v1/usage?" + groups + "&" + SINCE_MARCH).body())
                .isEqualTo(expected.body());
    }

    @Test
    void buckets_are_paged_by_their_ids() {
        var first = CLIENT.get("/v1/usage?bucket=hour&limit=2&" + SINCE_MARCH);
        var second =
                CLIENT.get(
                        "/v1/usage?bucket=hour&limit=2&after="
                                + first.object().get("last_id")
                                + "&"
                                + SINCE_MARCH);

        assertThat(first.object()).containsEntry("has_more", true);
        assertThat(second.object()).containsEntry("has_more", false);
        assertThat(ids(first)).containsExactly("1772438400", "1772481600");
        assertThat(ids(second)).containsExactly("1772524800");
    }

    @Test
    void a_time_without_usage_has_no_buckets() {
        var reply = CLIENT.get("/v1/usage?start_time=0&end_time=3600");

        assertThat(reply.object())
                .containsEntry("data", List.of())
                .containsEntry("first_id", "")
                .containsEntry("last_id", "");
    }

    @Test
    void others_usage_is_not_counted() {
        assertThat(CLIENT.get("/v1/usage?bucket=total&" + SINCE_MARCH).body())
                .doesNotContain("9999");
    }

    @ParameterizedTest
    @CsvSource({
        "'', start_time, missing_required_parameter",
        "start_time=, start_time, missing_required_parameter",
        "start_time=yesterday, start_time, invalid_type",
        "start_time=1.5, start_time, invalid_type",
        "start_time=-1, start_time, integer_below_min_value",
        "start_time=99999999999999999999, start_time, integer_above_max_value",
        "start_time=7200&end_time=3600, end_time, invalid_value",
        "start_time=3600&end_time=3600, end_time, invalid_value",
        "start_time=0&end_time=soon, end_time, invalid_type",
        "start_time=0&bucket=week, bucket, invalid_value",
        "start_time=0&group_by[]=model&group_by[]=colour, group_by, invalid_value",
        "start_time=0&limit=0, limit, integer_below_min_value",
        "start_time=0&limit=101, limit, integer_above_max_value",
        "start_time=0&limit=ten, limit, invalid_type",
        "start_time=0&after=first, after, invalid_value",
        "start_time=0&after=-1, after, invalid_value"
    })
    void what_is_wrong_is_named(String query, String param, String code) {
        var reply = CLIENT.get("/v1/usage?" + query);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.error()).containsEntry("param", param).containsEntry("code", code);
    }

    @Test
    void parameters_that_nobody_knows_are_ignored() {
        assertThat(CLIENT.get("/v1/usage?colour=red&" + SINCE_MARCH).status()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked") // the list of section 2.6
    private static List<String> ids(Reply reply) {
        return ((List<Map<String, String>>) reply.object().get("data"))
                .stream().map(bucket -> bucket.get("id")).toList();
    }

    private static void add(
            int number,
            OwnerId owner,
            String model,
            TokenUsage usage,
            @Nullable Cost cost,
            Instant at) {
        WORLD.stores
                .unitOfWork()
                .run(() ->
                        WORLD.stores
                                .usageRecords()
                                .add(
                                        new UsageRecord(
                                                new GenerationId(new UUID(0x7000, number)),
                                                owner,
                                                new ConversationId(new UUID(0x7000, 9)),
                                                new ApiKeyId(new UUID(0x7000, 8)),
                                                "openai",
                                                model,
                                                usage,
                                                cost,
                                                at)));
    }
}
