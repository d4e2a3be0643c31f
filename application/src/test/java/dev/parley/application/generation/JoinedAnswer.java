package dev.parley.application.generation;

import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.domain.id.ConversationId;

/**
 * An answer that runs, and that somebody has joined.
 *
 * @param first what it began with
 * @param call the model's, which has said nothing yet
 */
record JoinedAnswer(StartGeneration.Started first, ScriptedAnswer call) {

    /** One to "One?" that has taken up "Two?". */
    static JoinedAnswer in(World world, ConversationId conversation) {
        return in(world, conversation, "One?", "Two?");
    }

    static JoinedAnswer in(
            World world, ConversationId conversation, String question, String another) {
        var first = world.ask(conversation, question);
        var call = world.models.nextCall();
        world.join(conversation, another);
        return new JoinedAnswer(first, call);
    }
}
