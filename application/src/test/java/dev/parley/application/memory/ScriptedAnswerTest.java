package dev.parley.application.memory;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.application.testkit.ModelStreamContract;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SomeCalls;

final class ScriptedAnswerTest implements ModelStreamContract {

    private static final ModelCall CALL = SomeCalls.ofDemo();

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
