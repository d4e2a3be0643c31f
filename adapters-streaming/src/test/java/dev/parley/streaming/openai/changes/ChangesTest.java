package dev.parley.streaming.openai.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

@Timeout(60)
final class ChangesTest {

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void change() {
        var id =
                Json.read(
                                house.post(
                                                "/v1/conversations",
                                                "{'title':'Cities','items':[{'role':'user','content':'Hi'}]}")
                                        .body())
                        .text("id");
        house.models.willSay("Hello");
        house.post("/v1/responses", "{'input':'Hi','conversation':'" + id + "'}");
        house.post("/v1/conversations/" + id, "{'title':'Other'}");
        house.delete("/v1/conversations/" + id);
    }

    @Test
    void changes_are_listed_in_their_order() {
        change();

        Golden.assertMatches("13.6-changes.json", house.get("/v1/changes").body());
        var page = Json.read(house.get("/v1/changes?after=2&limit=2").body());
        assertThat(page.text("first_id")).isEqualTo("3");
        assertThat(page.text("has_more")).isEqualTo("true");
    }

    @Test
    void a_stream_begins_now_unless_it_is_told_where() {
        change();
        try (var stream = house.stream("/v1/changes?stream=true")) {
            var ready = stream.next();
            assertThat(ready.event()).isEqualTo("changes.ready");

            house.conversation();

            var change = stream.next();
            assertThat(change.event()).isEqualTo("conversation.created");
            assertThat(Long.parseLong(change.id())).isGreaterThan(Long.parseLong(ready.id()));
        }
    }

    @Test
    void a_stream_goes_on_behind_a_number() {
        change();
        try (var stream =
                EventReader.open(
                        house.client(),
                        house.request("/v1/changes?after=7")
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", "1"))) {
            assertThat(stream.next().id()).isEqualTo("2");
            assertThat(stream.next().id()).isEqualTo("3");
        }
    }

    @Test
    void a_stream_that_was_away_too_long_is_told_to_read_the_lists_again() {
        change();
        house.clock.advance(Duration.ofDays(2));
        house.stores
                .unitOfWork()
                .run(() -> house.stores.changes().removeBefore(house.clock.instant()));

        try (var stream = house.stream("/v1/changes?stream=true&after=1")) {
            var reset = stream.next();
            assertThat(reset.event()).isEqualTo("changes.reset");

            house.conversation();

            assertThat(stream.until("conversation.created")).isNotNull();
        }
        assertThat(house.get("/v1/changes?after=1").body()).startsWith("changes-expired");
    }

    @Test
    void a_stream_whose_changes_cannot_be_read_breaks_off() {
        try (var stream = house.stream("/v1/changes?stream=true")) {
            stream.next();
            house.changes.refuse();

            house.conversation();

            assertThatThrownBy(stream::rest).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void a_stream_tells_nothing_of_others() {
        try (var stream = house.stream("/v1/changes?stream=true")) {
            stream.next();
            house.send(house.posting("/v1/conversations", "{}").header("X-Owner", "eve"));

            var own = house.conversation();

            assertThat(stream.next().json().text("resource.id")).isEqualTo(own);
        }
    }

    @Test
    void a_silent_stream_is_kept_open() {
        try (var impatient = new House(Map.of("parley.streaming.keep-alive", "10ms"));
                var stream = impatient.stream("/v1/changes?stream=true")) {
            stream.next();

            assertThat(stream.next().text()).isEqualTo(": keep-alive\n\n");
        }
    }
}
