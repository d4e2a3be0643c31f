package dev.parley.bootstrap.settings;

import dev.parley.bootstrap.StartRefusedException;

import java.util.regex.Pattern;

/**
 * A value as someone wrote it, and where.
 *
 * @param key the setting's name, or its path within a file
 * @param source the option, variable or file, as its writer knows it
 */
record Given(String key, String value, String source, Origin origin, boolean isSecret) {
    static final int WRONG_SETTING = 2;

    /** Also one with an at sign in it, and one among the options. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?<=//[^:@/]{0,100}:).*(?=@)|(?<=[?&](ssl)?password=)[^&]*");

    /** The kinds of places, from the least weight to the most. */
    enum Origin {
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    static Given byOption(SettingName name, String value) {
        return new Given(
                name.key(), value.strip(), "--" + name.key(), Origin.COMMAND_LINE, name.isSecret());
    }

    static Given byVariable(SettingName name, String value) {
        return byVariable(name.key(), name.environmentVariable(), value, name.isSecret());
    }

    static Given byVariable(String key, String variable, String value, boolean isSecret) {
        return new Given(key, value.strip(), variable, Origin.ENVIRONMENT, isSecret);
    }

    StartRefusedException refusedBecauseItMustBe(String allowed) {
        return new StartRefusedException(
                "The setting %s from %s is %s, but must be %s."
                        .formatted(key, source, shown(), allowed),
                WRONG_SETTING);
    }

    private String shown() {
        return isSecret ? "not shown" : "'" + PASSWORD.matcher(value).replaceAll("***") + "'";
    }

    @Override
    public String toString() {
        return "Given[%s from %s is %s]".formatted(key, source, shown());
    }
}
