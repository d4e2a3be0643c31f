package dev.parley.streaming.provider.chatcompletions;

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

/** Asks services that speak chat completions. */
public final class ChatCompletionsClient implements ModelClient {

    private final ProviderHttp http;

    public ChatCompletionsClient(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public Optional<BeyondProvider> objection(ModelCall call) {
        return new ChatObjections(Presets.of(call.target())).to(call);
    }

    @Override
    public ModelStream open(ModelCall call) {
        var target = call.target();
        var failures = new Failures(target.provider(), target.key());
        var preset = Presets.of(target);
        try {
            var address = BaseUrl.below(target.baseUrl(), "/chat/completions");
            var body = new ChatRequest(call, preset).write();
            return http.open(
                    new ProviderCall(
                            address,
                            preset.headers(target.key()),
                            failures,
                            () -> new ChatDecoder(failures)),
                    body);
        } catch (IOException unsendable) {
            return GivenStream.broken(new Delta.Broke(failures.of(unsendable)));
        }
    }
}
