package dev.parley.application.composition;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Origins;
import dev.parley.application.identity.port.Randomness;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.shared.Limits;
import dev.parley.application.shared.port.Ids;
import dev.parley.application.shared.port.Timers;
import dev.parley.application.usage.port.TokenCounter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What use cases need besides a store.
 *
 * @param executor runs each task on a thread of its own, which may block
 * @param eventRetention how long the single events of an ended answer are kept
 */
public record Surroundings(
        ModelClient models,
        ModelDirectory directory,
        Providers providers,
        TokenCounter tokenCounter,
        AnswerFeed answerFeed,
        ChangeFeed changeFeed,
        Ids ids,
        Timers timers,
        Randomness randomness,
        InstantSource clock,
        Executor executor,
        Origins origins,
        Duration eventRetention,
        Limits limits) {}
