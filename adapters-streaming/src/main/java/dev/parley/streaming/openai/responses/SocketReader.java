package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.Following;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.LogContext;
import dev.parley.streaming.http.OpenStreams;
import dev.parley.streaming.openai.items.ReasoningEvents;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Sends one reader's events over a socket, some at a time, when those before are out. */
final class SocketReader implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketReader.class);
    private static final int SENT_TOGETHER = 16;

    private final WebSocketSession session;
    private final StreamPlaces.Place place;
    private final OpenStreams.Socket socket;
    private final Following following;
    private final EventWriter events;
    private final ReasoningEvents reasoning;
    private final KeepAlive keepAlive;
    private final Attendance attendance;
    private final LogContext log = LogContext.current();
    private final Backlog.Share room;
    private final List<String> next = new ArrayList<>();
    private int length;

    SocketReader(
            WebSocketSession session,
            StreamPlaces.Place place,
            OpenStreams.Socket socket,
            Following following,
            Echo echo,
            Function<Runnable, Attendance> attendance,
            ReasoningEvents reasoning,
            KeepAlive keepAlive,
            Backlog backlog) {
        this.session = session;
        this.place = place;
        this.socket = socket;
        this.following = following;
        this.events =
                new EventWriter(
                        following.generation(), echo, () -> reasoning.snapshot(following), false);
        this.reasoning = reasoning;
        this.keepAlive = keepAlive;
        this.room = backlog.share();
        this.attendance = attendance.apply(following::close);
    }

    @Override
    public void run() {
        log.use();
        try (attendance;
                following;
                room) {
            var hasRoom = true;
            while (hasRoom && !following.isOver() && !following.isClosed()) {
                hasRoom = send();
            }
            session.close(closing(hasRoom));
        } catch (FailureException failed) {
            session.close(Closings.of(failed.failure()));
        } catch (InterruptedException _) {
            // this thread is the socket's own and ends with it
        } catch (CompletionException gone) {
            LOG.debug("A socket broke off", gone);
            session.close(Closings.DEFECT);
        } catch (RuntimeException | Error failed) {
            breakOff(failed);
        }
    }

    private CloseReason closing(boolean hasRoom) {
        if (!hasRoom) {
            return Closings.NO_ROOM;
        }
        return attendance.isWithdrawn() && !following.isOver()
                ? Closings.KEY_WITHDRAWN
                : CloseReason.NORMAL;
    }

    /** Clients close when they like, also between two events; what else goes wrong is a defect. */
    private void breakOff(Throwable failed) {
        if (session.isOpen()) {
            LOG.error("A socket's events cannot be sent", failed);
            session.close(Closings.DEFECT);
        } else {
            LOG.debug("A socket was closed by its client", failed);
        }
    }

    /** Whether there was room for what came next. */
    private boolean send() throws InterruptedException {
        var silence = keepAlive.silence();
        length = 0;
        while (!following.isOver() && !following.isClosed() && next.isEmpty()) {
            if (silence.isOver()) {
                session.sendPingAsync(new byte[0]).join();
                return true;
            }
            following.next(silence.left(), this::write);
        }
        var beyond = Math.max(0, length - Unsent.PIECE);
        if (beyond > 0 && !room.take(beyond)) {
            return false;
        }
        var sending = CompletableFuture.<Object>completedFuture("");
        for (var text : next) {
            sending = session.sendAsync(text).thenApply(sent -> sent);
        }
        next.clear();
        sending.join();
        room.giveBack(beyond);
        return true;
    }

    /** As many as are sent together; one that is long is sent alone. */
    private int write(List<NumberedEvent> given) {
        for (var event : given) {
            var bytes = JsonWriter.bytes(json -> events.write(json, reasoning.of(event)));
            var isFull = next.size() == SENT_TOGETHER || length + bytes.length > Unsent.PIECE;
            if (isFull && !next.isEmpty()) {
                break;
            }
            next.add(new String(bytes, StandardCharsets.UTF_8));
            length += bytes.length;
        }
        return next.size();
    }

    /** Nobody listens any more. */
    @Override
    public void close() {
        try (place;
                socket;
                room;
                following;
                attendance) {
            // each is closed, last first, whatever becomes of the others
        }
    }
}
