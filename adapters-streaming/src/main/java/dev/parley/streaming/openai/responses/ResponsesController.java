package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.CountInput;
import dev.parley.application.generation.DeleteGeneration;
import dev.parley.application.generation.FollowGeneration;
import dev.parley.application.generation.Following;
import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.application.generation.ListInput;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.generation.StartGeneration;
import dev.parley.application.generation.StopGeneration;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.shared.Limits;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Admitted;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.Body;
import dev.parley.streaming.http.Disconnect;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.http.RequestCaller;
import dev.parley.streaming.http.Waiting;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.items.Shown;
import dev.parley.streaming.openai.wire.Page;
import dev.parley.streaming.openai.wire.Replies;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Responses (contract, sections 5 to 8). What is written is chosen by {@code stream} alone: some
 * SDKs accept only JSON when they stream, others only a stream.
 */
@Controller("/v1/responses")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponsesController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String STARTING_AFTER = "starting_after";

    private final StartGeneration startGeneration;
    private final ReadGeneration readGeneration;
    private final ListInput listInput;
    private final CountInput countInput;
    private final FollowGeneration followGeneration;
    private final StopGeneration stopGeneration;
    private final DeleteGeneration deleteGeneration;
    private final ReadAttributes readAttributes;
    private final OpenAccess openAccess;
    private final StreamPlaces places;
    private final ReasoningEvents reasoning;
    private final KeepAlive keepAlive;
    private final Backlog backlog;
    private final Limits limits;

    ResponsesController(
            StartGeneration startGeneration,
            ReadGeneration readGeneration,
            ListInput listInput,
            CountInput countInput,
            FollowGeneration followGeneration,
            StopGeneration stopGeneration,
            DeleteGeneration deleteGeneration,
            ReadAttributes readAttributes,
            OpenAccess openAccess,
            StreamPlaces places,
            ReasoningEvents reasoning,
            KeepAlive keepAlive,
            Backlog backlog,
            Limits limits) {
        this.startGeneration = startGeneration;
        this.readGeneration = readGeneration;
        this.listInput = listInput;
        this.countInput = countInput;
        this.followGeneration = followGeneration;
        this.stopGeneration = stopGeneration;
        this.deleteGeneration = deleteGeneration;
        this.readAttributes = readAttributes;
        this.openAccess = openAccess;
        this.places = places;
        this.reasoning = reasoning;
        this.keepAlive = keepAlive;
        this.backlog = backlog;
        this.limits = limits;
    }

    @Post
    HttpResponse<?> create(Caller caller, HttpRequest<byte[]> request) throws InterruptedException {
        var body = Body.read(request, limits);
        var asked = ResponseRequest.read(body.object());
        var command = asked.command(caller, body.idempotency(caller));
        return asked.isStreamed()
                ? places.holding(caller, place -> create(request, asked, command, place))
                : create(request, asked, command, StreamPlaces.NONE);
    }

    private HttpResponse<?> create(
            HttpRequest<byte[]> request,
            ResponseRequest asked,
            StartGeneration.Command command,
            StreamPlaces.Place place)
            throws InterruptedException {
        var started = startGeneration.start(command);
        var following = started.following();
        try {
            var isNew = started.way() == StartGeneration.Way.STARTED;
            var echo = isNew ? asked.echo() : echo(following.generation().id());
            return Replies.replayed(
                    asked.isStreamed()
                            ? stream(request, following, echo, place)
                            : asked.isBackground()
                                    ? accepted(following, echo, isNew)
                                    : wait(request, following, echo),
                    started.way() == StartGeneration.Way.REPLAYED);
        } catch (RuntimeException | Error failed) {
            following.close();
            throw failed;
        }
    }

    @Post("/input_tokens")
    HttpResponse<byte[]> inputTokens(Caller caller, HttpRequest<byte[]> request) {
        var asked = ResponseRequest.read(Body.read(request, limits).object());
        var tokens = countInput.count(asked.command(caller, null));
        return Replies.json(json ->
                json.object()
                        .text("object", "response.input_tokens")
                        .number("input_tokens", tokens)
                        .endObject());
    }

    /** Not offered; without a route of its own it would be taken for the id of a response. */
    @Post("/compact")
    @SuppressWarnings("DoNotCallSuggester") // called by its address
    HttpResponse<byte[]> compact() {
        throw new HttpStatusException(HttpStatus.NOT_FOUND, "There is no such address.");
    }

    @Get(value = "/{id}", headRoute = false)
    HttpResponse<?> read(Caller caller, HttpRequest<?> request, String id) {
        var query = QueryValues.of(request);
        Shown.of(query);
        if (query.truth("stream", false)) {
            return resume(caller, request, id, query);
        }
        var snapshot = readGeneration.read(caller, WireIds.response(id));
        return response(snapshot);
    }

    private HttpResponse<?> resume(
            Caller caller, HttpRequest<?> request, String id, QueryValues query) {
        var startingAfter = query.number(STARTING_AFTER);
        var lastEventId = request.getHeaders().get(LAST_EVENT_ID);
        var after = startingAfter;
        var isReconnect = false;
        if (lastEventId != null && !lastEventId.isEmpty()) {
            after = QueryValues.number(LAST_EVENT_ID, lastEventId);
            isReconnect = true;
        }
        var generation = WireIds.response(id);
        var echo = echo(generation);
        var position = after == null ? -1 : after;
        var mayBeOver = isReconnect;
        return places.holding(
                caller,
                place -> {
                    var following = followGeneration.follow(caller, generation, position);
                    if (mayBeOver && endsBefore(following)) {
                        following.close();
                        place.close();
                        return HttpResponse.noContent();
                    }
                    return stream(request, following, echo, place);
                });
    }

    /** Whether nothing comes any more; an {@code EventSource} is told so by 204, and stops. */
    private static boolean endsBefore(Following following) {
        return following.generation().state() instanceof State.Ended end
                && following.position() >= end.lastEvent();
    }

    @Post("/{id}/cancel")
    HttpResponse<byte[]> cancel(Caller caller, HttpRequest<byte[]> request, String id) {
        Body.read(request, limits);
        var snapshot = stopGeneration.stop(caller, WireIds.response(id));
        return response(snapshot);
    }

    @Delete("/{id}")
    HttpResponse<byte[]> delete(Caller caller, String id) {
        deleteGeneration.delete(caller, WireIds.response(id));
        return Replies.deleted(id, "response");
    }

    @Get("/{id}/input_items")
    HttpResponse<byte[]> inputItems(Caller caller, HttpRequest<?> request, String id) {
        var query = QueryValues.of(request);
        var shown = Shown.of(query);
        var page = Page.of(query);
        var after = page.after();
        var slice =
                listInput.list(
                        new ListInput.Query(
                                caller,
                                WireIds.response(id),
                                after == null ? null : WireIds.item(after),
                                page.order(),
                                page.limit(),
                                shown.needsBytes()));
        return ItemWriter.list(reasoning.of(slice.items()), slice.hasMore(), shown);
    }

    private MutableHttpResponse<?> stream(
            HttpRequest<?> request, Following following, Echo echo, StreamPlaces.Place place) {
        var source = new ResponseSource(following, echo, reasoning, keepAlive, backlog);
        return EventStreams.of(
                request, new Admitted(openAccess, RequestCaller.of(request), place, source));
    }

    /** As it was accepted; one that there was already, as far as it has come. */
    private MutableHttpResponse<?> accepted(Following following, Echo echo, boolean isNew) {
        try (following) {
            return isNew
                    ? accepted(following.generation(), echo)
                    : response(reasoning.snapshot(following), echo);
        }
    }

    private MutableHttpResponse<?> wait(HttpRequest<?> request, Following following, Echo echo)
            throws InterruptedException {
        try (following;
                var attendance =
                        new Attendance(openAccess, RequestCaller.of(request), following::close);
                var _ = Disconnect.of(request, following::close)) {
            Waiting.untilOver(following);
            attendance.check();
            return response(reasoning.snapshot(following), echo);
        }
    }

    private HttpResponse<byte[]> response(GenerationSnapshot snapshot) {
        return response(reasoning.of(snapshot), echo(snapshot.generation().id()));
    }

    private static MutableHttpResponse<byte[]> response(GenerationSnapshot snapshot, Echo echo) {
        return Replies.json(json -> ResponseWriter.write(json, snapshot, echo));
    }

    /** A response of which nothing is known but its first two events. */
    private static MutableHttpResponse<byte[]> accepted(Generation generation, Echo echo) {
        var isQueued = generation.state() instanceof State.Queued;
        return Replies.json(
                json -> new ResponseWriter(generation, echo).writeEmpty(json, isQueued, 1));
    }

    private Echo echo(GenerationId generation) {
        return Echo.of(readAttributes, generation);
    }
}
