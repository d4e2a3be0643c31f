package dev.parley.streaming.provider.demo;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;

import java.time.Duration;
import java.util.List;

final class DemoModelClientContractTest implements ModelClientContract {

    private final DemoModelClient model = new DemoModelClient(Duration.ZERO);

    @Override
    public ModelClient modelClient() {
        return model;
    }

    @Override
    public ModelCall answeredCall() {
        return new ModelCall(
                ModelTarget.demo(new ModelName("demo")),
                AnswerRequest.plain(),
                List.of(Draft.fromUser("Good morning")));
    }
}
