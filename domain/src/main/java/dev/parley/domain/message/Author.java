package dev.parley.domain.message;

/** Who speaks. */
public enum Author {
    /** The person, or whatever stands for one. */
    USER,
    /** The model. */
    ASSISTANT,
    /** Whoever runs the conversation: instructions above the person's. */
    SYSTEM,
    /** Whoever built the program that talks: instructions between the system's and the person's. */
    DEVELOPER,
    /** A tool that the model called. */
    TOOL
}
