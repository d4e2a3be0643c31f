package dev.parley.application.memory;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;

import java.util.List;

final class ScriptedModelClientContractTest implements ModelClientContract {

    private final ScriptedModelClient client = new ScriptedModelClient();

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        client.willSay("Good ", "morning.");
        return call();
    }

    private static ModelCall call() {
        return new ModelCall(
                ModelTarget.demo(new ModelName("demo")),
                AnswerRequest.plain(),
                List.of(Draft.fromUser("Good morning")));
    }
}
