package dev.parley.bootstrap.wiring;

import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.bootstrap.settings.ProviderSettings;
import dev.parley.domain.modelsettings.ConfiguredProvider;
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
import dev.parley.streaming.provider.preset.ProviderKinds;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The model services, and how they are asked. */
record Models(ModelClient client, ModelDirectory directory) {

    /**
     * Puts them together.
     *
     * @param configured those that whoever runs the installation has set up
     * @param watch accompanies the calls
     */
    static Models of(
            ProviderSettings settings,
            List<ConfiguredProvider> configured,
            InstantSource clock,
            CallWatch watch) {
        var limits = settings.timeLimits();
        var http =
                new ProviderHttp(
                        new OutgoingGuard(policy(settings, configured)),
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
        return new Models(client, new HttpModelDirectory(http, clock));
    }

    private static OutgoingPolicy policy(
            ProviderSettings settings, List<ConfiguredProvider> configured) {
        var own = configured.stream().map(provider -> URI.create(provider.baseUrl())).toList();
        return new OutgoingPolicy(settings.privateAddresses(), own);
    }
}
