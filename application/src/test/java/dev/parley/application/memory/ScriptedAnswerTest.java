package dev.parley.application.memory;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.application.testkit.ModelStreamContract;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;

import java.util.List;

final class ScriptedAnswerTest implements ModelStreamContract {

    private static final ModelCall CALL =
            new ModelCall(
                    ModelTarget.demo(new ModelName("demo")),
                    AnswerRequest.plain(),
                    List.of(Draft.fromUser("Good morning")));

    private final ScriptedModelClient client = new ScriptedModelClient();

    @Override
    public ModelStream answer() {
        client.willSay("Good ", "morning.");
        return client.open(CALL);
    }

    @Override
    public ModelStream silentAnswer() {
        return client.open(CALL);
    }
}
