package dev.parley.bootstrap.observation;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts calls of models: how long they take, to the first piece and to the end, and failures. */
public final class MeteredModelClient implements ModelClient {

    private final ModelClient client;
    private final Meters meters;

    public MeteredModelClient(ModelClient client, Meters meters) {
        this.client = client;
        this.meters = meters;
    }

    @Override
    public Optional<BeyondProvider> objection(ModelCall call) {
        return client.objection(call);
    }

    @Override
    public ModelStream open(ModelCall call) {
        var began = System.nanoTime();
        return new MeteredStream(client.open(call), call.target().provider(), began);
    }

    private final class MeteredStream implements ModelStream {

        private final ModelStream stream;
        private final ProviderName provider;
        private final long began;
        private final AtomicBoolean isClosed = new AtomicBoolean();
        private boolean hasBegun;

        private MeteredStream(ModelStream stream, ProviderName provider, long began) {
            this.stream = stream;
            this.provider = provider;
            this.began = began;
        }

        @Override
        public List<Delta> next() throws InterruptedException {
            var deltas = stream.next();
            if (deltas.isEmpty()) {
                return deltas;
            }
            if (!hasBegun && FirstPiece.isIn(deltas)) {
                hasBegun = true;
                meters.firstToken(provider, System.nanoTime() - began);
            }
            if (deltas.getLast() instanceof Delta.Broke(var failure)) {
                meters.failed(provider, failure);
            }
            return deltas;
        }

        @Override
        public Optional<String> answeringModel() {
            return stream.answeringModel();
        }

        @Override
        public void close() {
            stream.close();
            if (isClosed.compareAndSet(false, true)) {
                meters.callEnded(provider, System.nanoTime() - began);
            }
        }
    }
}
