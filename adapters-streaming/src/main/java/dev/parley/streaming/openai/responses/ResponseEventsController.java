package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.FollowGeneration;
import dev.parley.application.generation.Following;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Disconnect;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.wire.Replies;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a response as a list, for who can neither read a stream nor open a socket. The list
 * has more until it holds the event that ends the answer; asking again waits for that if told to.
 */
@Controller("/v1/responses/{id}/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponseEventsController {

    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;
    private static final int LONGEST_WAIT = 60;

    private final FollowGeneration followGeneration;
    private final OpenAccess openAccess;
    private final ReadAttributes readAttributes;
    private final ReasoningEvents reasoning;

    ResponseEventsController(
            FollowGeneration followGeneration,
            OpenAccess openAccess,
            ReadAttributes readAttributes,
            ReasoningEvents reasoning) {
        this.followGeneration = followGeneration;
        this.openAccess = openAccess;
        this.readAttributes = readAttributes;
        this.reasoning = reasoning;
    }

    @Get
    HttpResponse<byte[]> list(Caller caller, HttpRequest<?> request, String id)
            throws InterruptedException {
        var query = QueryValues.of(request);
        var after = query.number("after");
        var limit = query.integer("limit", 1, LARGEST_LIMIT, USUAL_LIMIT);
        var wait = Duration.ofSeconds(query.integer("wait", 0, LONGEST_WAIT, 0));
        try (var following =
                        followGeneration.follow(
                                caller, WireIds.response(id), after == null ? -1 : after);
                var attendance = new Attendance(openAccess, caller, following::close);
                var _ = Disconnect.of(request, following::close)) {
            var events = events(following, limit, wait);
            attendance.check();
            var isOver = following.isOver() && events.size() <= limit;
            var page = events.subList(0, Math.min(limit, events.size()));
            return Replies.json(json -> write(json, following, page, !isOver));
        }
    }

    /** At least as many as wanted, if there are as many. */
    private static List<NumberedEvent> events(Following following, int limit, Duration wait)
            throws InterruptedException {
        var events = new ArrayList<>(following.next(Duration.ZERO));
        if (events.isEmpty() && !following.isOver()) {
            events.addAll(following.next(wait));
        }
        while (events.size() < limit && !following.isOver()) {
            var more = following.next(Duration.ZERO);
            if (more.isEmpty()) {
                break;
            }
            events.addAll(more);
        }
        return events;
    }

    private void write(
            JsonWriter json, Following following, List<NumberedEvent> events, boolean hasMore) {
        var generation = following.generation();
        var writer =
                new EventWriter(
                        generation,
                        Echo.of(readAttributes, generation.id()),
                        () -> reasoning.snapshot(following),
                        false);
        json.raw("{\"object\":\"list\",\"data\":[");
        var separator = "";
        for (var event : events) {
            json.raw(separator);
            writer.write(json, reasoning.of(event));
            separator = ",";
        }
        json.raw("],\"first_id\":\"")
                .raw(events.isEmpty() ? "" : Long.toString(events.getFirst().number()))
                .raw("\",\"last_id\":\"")
                .raw(events.isEmpty() ? "" : Long.toString(events.getLast().number()))
                .raw("\",\"has_more\":")
                .raw(Boolean.toString(hasMore))
                .raw("}");
    }
}
