package dev.parley.streaming.openai.changes;

import dev.parley.application.change.FollowChanges;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.shared.Slice;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Admitted;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.OpenStreams;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.wire.Replies;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

/** What happened to an owner's things, as a list or as a stream (contract, section 13.6). */
@Controller("/v1/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangesController {

    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final FollowChanges followChanges;
    private final OpenAccess openAccess;
    private final StreamPlaces places;
    private final OpenStreams openStreams;
    private final KeepAlive keepAlive;

    ChangesController(
            FollowChanges followChanges,
            OpenAccess openAccess,
            StreamPlaces places,
            OpenStreams openStreams,
            KeepAlive keepAlive) {
        this.followChanges = followChanges;
        this.openAccess = openAccess;
        this.places = places;
        this.openStreams = openStreams;
        this.keepAlive = keepAlive;
    }

    @Get(headRoute = false)
    @Produces(MediaType.ALL)
    HttpResponse<?> read(Caller caller, HttpRequest<?> request) {
        var query = QueryValues.of(request);
        var after = after(request, query);
        if (query.truth("stream", wantsStream(request))) {
            return stream(caller, request, after);
        }
        var limit = query.integer("limit", 1, LARGEST_LIMIT, USUAL_LIMIT);
        var start = after == null ? followChanges.oldest(caller) : after;
        var slice = Slice.ofOneMore(followChanges.after(caller, start, limit + 1), limit);
        return Replies.list(
                slice.items(),
                slice.hasMore(),
                change -> Long.toString(change.number()),
                ChangeWriter::write);
    }

    private HttpResponse<?> stream(Caller caller, HttpRequest<?> request, @Nullable Long after) {
        return places.holding(
                caller,
                place -> {
                    var changes = new ChangeSource(followChanges, caller, keepAlive, after);
                    var source = openStreams.endless(changes);
                    return EventStreams.of(
                            request, new Admitted(openAccess, caller, place, source));
                });
    }

    private static @Nullable Long after(HttpRequest<?> request, QueryValues query) {
        var lastEventId = request.getHeaders().get(LAST_EVENT_ID);
        return lastEventId == null || lastEventId.isEmpty()
                ? query.number("after")
                : (Long) QueryValues.number(LAST_EVENT_ID, lastEventId);
    }

    private static boolean wantsStream(HttpRequest<?> request) {
        var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM);
    }
}
