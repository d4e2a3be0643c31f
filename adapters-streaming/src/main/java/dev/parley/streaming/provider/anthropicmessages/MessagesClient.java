package dev.parley.streaming.provider.anthropicmessages;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.Delta;
import dev.parley.streaming.provider.given.GivenStream;
import dev.parley.streaming.provider.http.Failures;
import dev.parley.streaming.provider.http.ProviderCall;
import dev.parley.streaming.provider.http.ProviderHttp;
import dev.parley.streaming.provider.preset.BaseUrl;
import dev.parley.streaming.provider.preset.Presets;

import java.io.IOException;
import java.util.Optional;

/** Asks services that speak Anthropic's Messages. */
public final class MessagesClient implements ModelClient {

    private final ProviderHttp http;

    public MessagesClient(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public Optional<BeyondProvider> objection(ModelCall call) {
        return MessagesObjections.to(call);
    }

    @Override
    public ModelStream open(ModelCall call) {
        var target = call.target();
        var failures = new Failures(target.provider(), target.key());
        try {
            var address = BaseUrl.below(withVersion(target.baseUrl()), "/messages");
            var body = new MessagesRequest(call).write();
            var headers = Presets.of(target).headers(target.key());
            return http.open(
                    new ProviderCall(
                            address, headers, failures, () -> new MessagesDecoder(failures)),
                    body);
        } catch (IOException unsendable) {
            return GivenStream.broken(new Delta.Broke(failures.of(unsendable)));
        }
    }

    /** Anthropic's own clients are given the address without the version. */
    private static String withVersion(String baseUrl) {
        var isBare = baseUrl.indexOf('/', baseUrl.indexOf("//") + 2) < 0;
        return isBare ? baseUrl + "/v1" : baseUrl;
    }
}
