package dev.parley.application.memory;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SomeCalls;

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
        return SomeCalls.ofDemo();
    }
}
