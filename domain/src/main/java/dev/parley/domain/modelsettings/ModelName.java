package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

/**
 * What a model is called, by a caller or by its provider: 1 to 256 characters, none of them a
 * control character.
 */
public record ModelName(String value) {

    public static final int MAX_LENGTH = 256;

    public ModelName {
        if (value.isBlank()
                || value.length() > MAX_LENGTH
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new FailureException(
                    InvalidRequest.of(
                            "model",
                            "the model's name must have 1 to 256 characters and no control"
                                    + " characters"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
