package dev.parley.bootstrap.wiring;

import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.bootstrap.settings.ProviderSettings;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.streaming.provider.RoutingModelClient;
import dev.parley.streaming.provider.anthropicmessages.MessagesClient;
import dev.parley.streaming.provider.chatcompletions.ChatCompletionsClient;
import dev.parley.streaming.provider.demo.DemoModelClient;
import dev.parley.streaming.provider.directory.HttpModelDirectory;
import dev.parley.streaming.provider.http.CallWatch;
import dev.parley.streaming.provider.http.OutgoingGuard;
import dev.parley.streaming.provider.http.ProviderHttp;
import dev.parley.streaming.provider.http.RetryPolicy;
import dev.parley.streaming.provider.http.TimeLimits;
import dev.parley.streaming.provider.preset.PresetProviders;
import dev.parley.streaming.provider.preset.ProviderKinds;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The model services, and how they are asked. */
record Models(ModelClient client, ModelDirectory directory, Providers providers) {

    /**
     * Puts them together.
     *
     * @param allowsPrivateAddresses whether a person may name a service on this machine or in its
     *     own networks
     * @param watch accompanies the calls
     */
    static Models of(
            ProviderSettings settings,
            boolean allowsPrivateAddresses,
            InstantSource clock,
            CallWatch watch) {
        var limits = settings.timeLimits();
        var http =
                new ProviderHttp(
                        new OutgoingGuard(new OutgoingPolicy(allowsPrivateAddresses)),
                        new TimeLimits(limits.connect(), limits.firstToken(), limits.silence()),
                        RetryPolicy.USUAL,
                        clock,
                        watch);
        var client =
                new RoutingModelClient(
                        Map.of(
                                ProviderKinds.CHAT_COMPLETIONS, new ChatCompletionsClient(http),
                                ProviderKinds.MESSAGES, new MessagesClient(http),
                                ProviderKind.DEMO, new DemoModelClient(DemoModelClient.READABLE)));
        var wellKnown = new PresetProviders(List.of());
        return new Models(
                client,
                new HttpModelDirectory(http, clock),
                new PresetProviders(settings.providers(wellKnown)));
    }
}
