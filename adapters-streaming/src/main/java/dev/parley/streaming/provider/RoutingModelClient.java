package dev.parley.streaming.provider;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.streaming.provider.given.GivenStream;
import dev.parley.streaming.provider.http.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;

/** Hands each call to the client that speaks its provider's wire. */
public final class RoutingModelClient implements ModelClient {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingModelClient.class);

    private final Map<ProviderKind, ModelClient> clients;

    public RoutingModelClient(Map<ProviderKind, ModelClient> clients) {
        this.clients = Map.copyOf(clients);
    }

    @Override
    public Optional<BeyondProvider> objection(ModelCall call) {
        return Optional.ofNullable(clients.get(call.target().kind()))
                .flatMap(client -> client.objection(call));
    }

    @Override
    public ModelStream open(ModelCall call) {
        var target = call.target();
        var client = clients.get(target.kind());
        if (client != null) {
            return client.open(call);
        }
        LOG.warn(
                "provider {} is of kind {}, which is not spoken here",
                target.provider(),
                target.kind());
        return GivenStream.broken(
                new Delta.Broke(
                        new Failures(target.provider(), target.key())
                                .rejected("This kind of model provider is not spoken here.")));
    }
}
