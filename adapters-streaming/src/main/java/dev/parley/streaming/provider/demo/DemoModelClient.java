package dev.parley.streaming.provider.demo;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.streaming.provider.given.GivenStream;

import java.time.Duration;

/**
 * The built-in model: the same question always gets the same answer, word by word. It takes
 * pictures and files of any kind and understands nothing.
 */
public final class DemoModelClient implements ModelClient {

    /** About what people read along with comfortably. */
    public static final Duration READABLE = Duration.ofMillis(33);

    private final Duration pause;

    /** The pause is made between two words; zero makes none. */
    public DemoModelClient(Duration pause) {
        this.pause = pause;
    }

    @Override
    public ModelStream open(ModelCall call) {
        return new GivenStream(new DemoAnswer(call).pieces(), pause);
    }
}
