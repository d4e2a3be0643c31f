package dev.parley.rest.openai;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids on the wire: a prefix that says what is named, and the 32 digits of a UUID. */
enum WireId {
    CONVERSATION("conv_"),
    RESPONSE("resp_"),
    MESSAGE("msg_"),
    REASONING("rs_"),
    FUNCTION_CALL("fc_"),
    FUNCTION_CALL_OUTPUT("fco_"),
    KEY("key_");

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");
    private static final int HALF = 16;
    private static final Set<WireId> ITEMS =
            EnumSet.of(MESSAGE, REASONING, FUNCTION_CALL, FUNCTION_CALL_OUTPUT);

    private final String prefix;

    WireId(String prefix) {
        this.prefix = prefix;
    }

    /** An item of any kind. */
    static Optional<UUID> readItem(String text) {
        return ITEMS.stream().flatMap(kind -> kind.read(text).stream()).findFirst();
    }

    String of(UUID id) {
        return prefix + id.toString().replace("-", "");
    }

    /** The id meant; nothing if the text is none of this kind. */
    Optional<UUID> read(String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        var digits = text.substring(prefix.length());
        return DIGITS.matcher(digits).matches()
                ? Optional.of(
                        new UUID(
                                HexFormat.fromHexDigitsToLong(digits, 0, HALF),
                                HexFormat.fromHexDigitsToLong(digits, HALF, digits.length())))
                : Optional.empty();
    }
}
