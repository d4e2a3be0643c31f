package dev.parley.bootstrap.observation;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.SomeCalls;
import dev.parley.streaming.provider.demo.DemoModelClient;
import dev.parley.streaming.provider.preset.PresetProviders;

import java.time.Duration;
import java.util.List;

final class MeteredModelClientTest implements ModelClientContract {

    private final ModelClient client =
            new MeteredModelClient(
                    new DemoModelClient(Duration.ZERO), new Meters(new PresetProviders(List.of())));

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        return SomeCalls.ofDemo();
    }
}
