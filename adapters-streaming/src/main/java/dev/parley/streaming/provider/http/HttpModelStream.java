package dev.parley.streaming.provider.http;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer over HTTP: a try, and until something has come of it further tries. The reader's own
 * thread does all the work, so a held stream is one exchange and nothing that runs.
 */
public final class HttpModelStream implements ModelStream {

    private final ProviderCall call;
    private final RequestBody body;
    private final ProviderHttp http;

    private Attempt attempt;
    private boolean isClosed;
    private int retries;
    private boolean hasBegun;
    private boolean hasEnded;

    HttpModelStream(ProviderCall call, byte[] body, ProviderHttp http) {
        this.call = call;
        this.body = new RequestBody(body);
        this.http = http;
        this.attempt = new Attempt(call, http);
        attempt.begin(this.body);
    }

    @Override
    public List<Delta> next() throws InterruptedException {
        var deltas = new ArrayList<Delta>();
        while (!hasEnded && deltas.isEmpty()) {
            attempt.read(deltas);
            settle(deltas);
        }
        return deltas;
    }

    @Override
    public Optional<String> answeringModel() {
        return Optional.ofNullable(attempt.answeringModel());
    }

    private void settle(List<Delta> deltas) throws InterruptedException {
        if (attempt.isClosed()) {
            deltas.clear();
            hasEnded = true;
            return;
        }
        if (deltas.isEmpty()) {
            return;
        }
        switch (deltas.getLast()) {
            case Delta.Broke(var failure) -> {
                attempt.close();
                if (hasBegun || bringSomething(deltas) || !triesAgain(failure)) {
                    hasEnded = true;
                } else {
                    deltas.clear();
                }
            }
            case Delta.Finished _ -> {
                attempt.finish();
                hasEnded = true;
            }
            default -> {
                hasBegun = true;
                body.drop();
            }
        }
    }

    private static boolean bringSomething(List<Delta> deltas) {
        return deltas.stream()
                .anyMatch(
                        delta -> !(delta instanceof Delta.Used) && !(delta instanceof Delta.Broke));
    }

    private boolean triesAgain(GenerationFailure failure) throws InterruptedException {
        var pause = http.retries().pauseAfter(failure, retries);
        if (pause.isEmpty()) {
            return false;
        }
        http.watch().retried(failure);
        retries++;
        var next = new Attempt(call, http);
        put(next);
        if (next.pause(pause.get())) {
            next.begin(body);
        }
        return true;
    }

    private synchronized void put(Attempt next) {
        attempt = next;
        if (isClosed) {
            next.close();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        body.drop();
        attempt.close();
    }
}
