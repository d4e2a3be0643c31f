package dev.parley.application.memory;

import dev.parley.application.testkit.TokenCounterContract;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.usage.port.TokenCounter;

final class WordCounterTest implements TokenCounterContract {

    @Override
    public TokenCounter tokenCounter() {
        return new WordCounter();
    }
}
