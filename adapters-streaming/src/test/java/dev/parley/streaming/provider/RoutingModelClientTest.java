package dev.parley.streaming.provider;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.SomeCalls;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.streaming.provider.demo.DemoModelClient;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class RoutingModelClientTest implements ModelClientContract {

    private final RoutingModelClient client =
            new RoutingModelClient(Map.of(ProviderKind.DEMO, new DemoModelClient(Duration.ZERO)));

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        return SomeCalls.ofDemo();
    }

    @Test
    void a_kind_that_nobody_speaks_is_said_to_be_none() {
        var target = Calls.target(new ProviderKind("smoke-signals"), "hill", "http://hill.example");
        var call = new ModelCall(target, AnswerRequest.plain(), List.of());

        assertThat(failure(all(client.open(call))).kind()).isEqualTo(Kind.PROVIDER_REJECTED);
    }
}
