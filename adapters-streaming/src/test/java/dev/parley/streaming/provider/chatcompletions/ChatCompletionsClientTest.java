package dev.parley.streaming.provider.chatcompletions;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.AfterEach;

final class ChatCompletionsClientTest implements ModelClientContract {

    private final ProviderStandIn provider = new ProviderStandIn();
    private final ChatCompletionsClient client =
            new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        return Calls.chat(provider.baseUrl());
    }
}
