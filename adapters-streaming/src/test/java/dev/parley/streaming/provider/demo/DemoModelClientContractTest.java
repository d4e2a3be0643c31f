package dev.parley.streaming.provider.demo;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.SomeCalls;

import java.time.Duration;

final class DemoModelClientContractTest implements ModelClientContract {

    private final DemoModelClient model = new DemoModelClient(Duration.ZERO);

    @Override
    public ModelClient modelClient() {
        return model;
    }

    @Override
    public ModelCall answeredCall() {
        return SomeCalls.ofDemo();
    }
}
