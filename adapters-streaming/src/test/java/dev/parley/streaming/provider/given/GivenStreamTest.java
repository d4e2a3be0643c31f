package dev.parley.streaming.provider.given;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.application.testkit.ModelStreamContract;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.streaming.provider.Answers;

import java.time.Duration;
import java.util.List;

final class GivenStreamTest implements ModelStreamContract {

    private static final List<Delta> WORD = List.of(new Delta.Text("word"));
    private static final List<Delta> END = List.of(new Delta.Finished(FinishReason.STOP));

    @Override
    public ModelStream answer() {
        return new GivenStream(List.of(WORD, END), Duration.ZERO);
    }

    @Override
    public ModelStream silentAnswer() {
        var stream = new GivenStream(List.of(WORD, END), Duration.ofHours(1));
        Answers.next(stream);
        return stream;
    }
}
