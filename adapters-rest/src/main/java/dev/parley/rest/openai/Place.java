package dev.parley.rest.openai;

/**
 * What kind of address a request went to. The same failure has another status or names another
 * parameter from one to the other.
 */
enum Place {
    /** Ids of conversations stand in the path. */
    CONVERSATIONS,
    /** Ids of responses stand in the path, models and conversations in the body. */
    RESPONSES,
    /** Scopes stand in the path. */
    MODEL_SETTINGS,
    ELSEWHERE;

    static Place of(String path) {
        if (path.startsWith("/v1/conversations")) {
            return CONVERSATIONS;
        }
        if (path.startsWith("/v1/responses")) {
            return RESPONSES;
        }
        return path.startsWith("/v1/model_settings") && !path.endsWith("/effective")
                ? MODEL_SETTINGS
                : ELSEWHERE;
    }
}
