package dev.parley.streaming.provider.http;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.application.testkit.ModelStreamContract;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.chatcompletions.ChatCompletionsClient;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;

final class HttpModelStreamTest implements ModelStreamContract {

    private final ProviderStandIn provider = new ProviderStandIn();
    private final ChatCompletionsClient client =
            new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    public ModelStream answer() {
        return client.open(Calls.chat(provider.baseUrl()));
    }

    @Override
    public ModelStream silentAnswer() {
        provider.next(Script.of(new Step.Nothing(), new Step.Silence()));
        var stream = answer();
        provider.takeCall();
        return stream;
    }
}
