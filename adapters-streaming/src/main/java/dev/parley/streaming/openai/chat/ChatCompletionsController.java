package dev.parley.streaming.openai.chat;

import dev.parley.application.generation.Following;
import dev.parley.application.generation.StartGeneration;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.shared.Limits;
import dev.parley.domain.generation.State;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Admitted;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Body;
import dev.parley.streaming.http.Disconnect;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.RequestCaller;
import dev.parley.streaming.http.Waiting;
import dev.parley.streaming.openai.wire.Replies;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Chat completions: nothing is kept of them but what they used (contract, section 9). */
@Controller("/v1/chat/completions")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChatCompletionsController {

    private final StartGeneration startGeneration;
    private final OpenAccess openAccess;
    private final StreamPlaces places;
    private final KeepAlive keepAlive;
    private final Limits limits;

    ChatCompletionsController(
            StartGeneration startGeneration,
            OpenAccess openAccess,
            StreamPlaces places,
            KeepAlive keepAlive,
            Limits limits) {
        this.startGeneration = startGeneration;
        this.openAccess = openAccess;
        this.places = places;
        this.keepAlive = keepAlive;
        this.limits = limits;
    }

    @Post
    HttpResponse<?> create(Caller caller, HttpRequest<byte[]> request) throws InterruptedException {
        var asked = ChatRequest.read(Body.read(request, limits).object());
        return asked.isStreamed()
                ? places.holding(caller, place -> stream(caller, request, asked, place))
                : wait(request, following(caller, asked));
    }

    private Following following(Caller caller, ChatRequest asked) {
        return startGeneration.start(asked.command(caller)).following();
    }

    /** The status is decided when the model has said something, or has failed to. */
    private HttpResponse<?> stream(
            Caller caller, HttpRequest<?> request, ChatRequest asked, StreamPlaces.Place place)
            throws InterruptedException {
        var following = following(caller, asked);
        var source = new ChatSource(following, asked.withUsage(), keepAlive);
        var isUnderWay = false;
        try (var attendance = new Attendance(openAccess, caller, following::close);
                var _ = Disconnect.of(request, following::close)) {
            source.awaitBeginning();
            attendance.check();
            isUnderWay = true;
        } finally {
            if (!isUnderWay) {
                following.close();
            }
        }
        return EventStreams.of(request, new Admitted(openAccess, caller, place, source));
    }

    private HttpResponse<?> wait(HttpRequest<?> request, Following following)
            throws InterruptedException {
        try (following;
                var attendance =
                        new Attendance(openAccess, RequestCaller.of(request), following::close);
                var _ = Disconnect.of(request, following::close)) {
            Waiting.untilOver(following);
            attendance.check();
            if (following.isClosed()) {
                return HttpResponse.noContent();
            }
            var snapshot = following.snapshot();
            if (snapshot.generation().state() instanceof State.Ended end) {
                ChatFailures.check(end.outcome());
            }
            return Replies.json(json -> ChatWriter.write(json, snapshot));
        }
    }
}
