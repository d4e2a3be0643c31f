package dev.parley.application.conversation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Section;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

/**
 * Which of an owner's conversations.
 *
 * @param archived which of the two kinds; absent for both
 * @param deleted which of the two kinds; absent for both
 * @param within absent for all sections
 */
public record ConversationFilter(
        OwnerId owner,
        @Nullable Boolean archived,
        @Nullable Boolean deleted,
        @Nullable Within within) {

    /**
     * The conversations of one section.
     *
     * @param orNone those that were begun in none as well
     */
    public record Within(Section section, boolean orNone) {
        boolean includes(@Nullable Section other) {
            return other == null ? orNone : other.equals(section);
        }
    }

    /** Those that are not deleted. */
    public static ConversationFilter kept(OwnerId owner, @Nullable Boolean archived) {
        return new ConversationFilter(owner, archived, false, null);
    }

    public boolean includes(Conversation conversation) {
        return conversation.owner().equals(owner)
                && (archived == null || archived == conversation.archived())
                && (deleted == null || deleted == conversation.isDeleted())
                && (within == null || within.includes(conversation.section()));
    }
}
