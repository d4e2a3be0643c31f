package dev.parley.bootstrap.observation;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.List;
import java.util.Optional;

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
        return new ObservedStream(
                client.open(call), new MeteredCall(call.target().provider(), began));
    }

    private final class MeteredCall implements ObservedStream.Observer {

        private final ProviderName provider;
        private final long began;

        private MeteredCall(ProviderName provider, long began) {
            this.provider = provider;
            this.began = began;
        }

        @Override
        public void began() {
            meters.firstToken(provider, System.nanoTime() - began);
        }

        @Override
        public void came(List<Delta> deltas) {
            if (deltas.getLast() instanceof Delta.Broke(var failure)) {
                meters.failed(provider, failure);
            }
        }

        @Override
        public void closed() {
            meters.callEnded(provider, System.nanoTime() - began);
        }
    }
}
