package dev.parley.streaming.provider.http;

import dev.parley.application.modelsettings.port.ModelStream;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Calls providers over HTTP.
 *
 * <p>HTTP/1.1 only: closing an answer closes its connection, which every provider and every proxy
 * between understands, the socket's window holds back a provider that is faster than its reader,
 * and no answer waits behind another one's lost packet. Redirects are not followed, so that a key
 * never travels further than its owner sent it. No proxy is asked: it would resolve names by
 * itself, unseen by the guard.
 */
public final class ProviderHttp {

    /** The client reads into buffers of this size, and a held stream keeps one. */
    private static final String READ_BUFFER = "2048";

    /**
     * The client's thread, which waits for all sockets, also takes the bytes off them and hands
     * them to {@link IncomingBytes}, which waits for nothing. To hand each read to another thread
     * first costs more than the read. Connecting begins on the thread that asks, since names may
     * have to be resolved.
     */
    private static final Executor ON_ITS_OWN_THREAD = Runnable::run;

    private final OutgoingGuard guard;
    private final TimeLimits limits;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final CallWatch watch;
    private @Nullable HttpClient client;

    public ProviderHttp(
            OutgoingGuard guard,
            TimeLimits limits,
            RetryPolicy retries,
            InstantSource clock,
            CallWatch watch) {
        this.guard = guard;
        this.limits = limits;
        this.retries = retries;
        this.clock = clock;
        this.watch = watch;
        if (System.getProperty("jdk.httpclient.bufsize") == null) {
            System.setProperty("jdk.httpclient.bufsize", READ_BUFFER);
        }
    }

    /**
     * Made when the first provider is asked: all certificate authorities that the platform trusts
     * are read then, which takes a tenth of the time that the process has to start.
     */
    private synchronized HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .proxy(HttpClient.Builder.NO_PROXY)
                            .connectTimeout(limits.connect())
                            .executor(ON_ITS_OWN_THREAD)
                            .build();
        }
        return client;
    }

    /** Begins the call; whatever goes wrong comes as the stream's last delta. */
    public ModelStream open(ProviderCall call, byte[] body) {
        return new HttpModelStream(call.with(watch.headers()), body, this);
    }

    /**
     * Asks for a document, past the same guard.
     *
     * @param patience how long to wait for the answer to begin; one that has not come whole after
     *     twice as long is broken off
     */
    public CompletableFuture<HttpResponse<byte[]>> get(
            URI address,
            Map<String, String> headers,
            Duration patience,
            HttpResponse.BodyHandler<byte[]> body) {
        return guard.pass(address)
                .thenCompose(_ -> {
                    var request = HttpRequest.newBuilder(address).timeout(patience).GET();
                    headers.forEach(request::header);
                    var exchange =
                            guard.judging(address, () -> client().sendAsync(request.build(), body));
                    var _ =
                            exchange.copy()
                                    .orTimeout(2 * patience.toNanos(), TimeUnit.NANOSECONDS)
                                    .exceptionally(_ -> {
                                        exchange.cancel(true);
                                        return null;
                                    });
                    return exchange;
                });
    }

    /** Sends a question, once the guard lets it pass. */
    void send(ProviderCall call, RequestBody body, IncomingBytes incoming) {
        var _ =
                guard.pass(call.address())
                        .orTimeout(limits.connect().toNanos(), TimeUnit.NANOSECONDS)
                        .whenComplete((_, refusal) -> {
                            if (refusal != null) {
                                incoming.fail(refusal);
                                return;
                            }
                            if (incoming.isClosed()) {
                                return;
                            }
                            try {
                                var exchange =
                                        guard.judging(
                                                call.address(),
                                                () ->
                                                        client().sendAsync(
                                                                        request(call, body),
                                                                        incoming));
                                incoming.sent(exchange);
                                var _ =
                                        exchange.whenComplete((_, failure) -> {
                                            if (failure != null) {
                                                incoming.fail(failure);
                                            }
                                        });
                            } catch (RuntimeException unsendable) {
                                // nobody else would hear of it
                                incoming.fail(unsendable);
                            }
                        });
    }

    private static HttpRequest request(ProviderCall call, RequestBody body) {
        var request =
                HttpRequest.newBuilder(call.address())
                        .POST(body)
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream, application/json");
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    TimeLimits limits() {
        return limits;
    }

    RetryPolicy retries() {
        return retries;
    }

    InstantSource clock() {
        return clock;
    }

    CallWatch watch() {
        return watch;
    }
}
