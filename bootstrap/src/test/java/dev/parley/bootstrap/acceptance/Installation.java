package dev.parley.bootstrap.acceptance;

import com.openai.client.OpenAIClient;

import dev.parley.bootstrap.endtoend.ParleyProcess;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.StandInCall;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A packaged Parley on a free port, with a provider stand-in behind it that knows all answers. */
final class Installation implements AutoCloseable {

    private final Path data;
    private final Map<String, String> settings;
    private final ProviderStandIn provider;
    private ParleyProcess parley;

    private Installation(Path data, Map<String, String> settings, ProviderStandIn provider) {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.provider = provider;
        this.parley = ParleyProcess.start(data, this.settings);
    }

    static Installation start(Path data) {
        return start(data, Map.of());
    }

    /** One with these settings besides its provider. */
    static Installation start(Path data, Map<String, String> more) {
        var provider = new ProviderStandIn();
        for (var answer : GivenAnswer.values()) {
            provider.model(answer.model(), answer.script());
        }
        var settings =
                new HashMap<>(
                        Map.of(
                                "PARLEY_MODEL_BASE_URL",
                                provider.baseUrl(),
                                "PARLEY_MODEL",
                                "usual"));
        settings.putAll(more);
        if (more.containsKey("PARLEY_PROVIDERS")) {
            settings.remove("PARLEY_MODEL_BASE_URL");
        }
        return new Installation(data, settings, provider);
    }

    /** One with nothing configured. */
    static Installation demo(Path data) {
        return new Installation(data, Map.of(), new ProviderStandIn());
    }

    ProviderStandIn provider() {
        return provider;
    }

    /** Waits for the call of a model that only one test asks. */
    StandInCall callOf(String model) {
        while (true) {
            var call = provider.takeCall();
            if (model.equals(call.json().get("model"))) {
                return call;
            }
        }
    }

    /** How often a model was called so far. */
    long callsOf(String model) {
        return provider.calls().stream()
                .filter(call -> model.equals(call.json().get("model")))
                .count();
    }

    Api api() {
        return new Api(address());
    }

    OpenAIClient sdk() {
        return parley.sdk();
    }

    String address() {
        return parley.address();
    }

    /** The process dies where it stands, and another one takes its place, at another address. */
    void killAndStartAgain() {
        parley.kill();
        parley = ParleyProcess.start(data, settings);
    }

    /** Adds an API key while the service runs, and gives it. */
    String addKey(String name, String owner) {
        return ParleyProcess.command(
                data, settings, "keys", "add", "--name", name, "--owner", owner);
    }

    /** The process is asked to end, and lets what runs go on for a while. */
    void beginToEnd() {
        parley.terminate();
    }

    @Override
    public void close() {
        parley.close();
        provider.close();
    }
}
