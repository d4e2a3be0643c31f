package dev.parley.application.generation;

import dev.parley.application.change.ChangeLog;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.message.StoredMessages;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.Timers;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.usage.UsageLog;

import java.time.InstantSource;

/** The stores and feeds that answers are written to. */
public record RecorderTools(
        Generations generations,
        Conversations conversations,
        Messages messages,
        Journal journal,
        AnswerFeed feed,
        StoredMessages storedMessages,
        UsageLog usage,
        ChangeLog changes,
        UnitOfWork unitOfWork,
        Timers timers,
        InstantSource clock) {}
