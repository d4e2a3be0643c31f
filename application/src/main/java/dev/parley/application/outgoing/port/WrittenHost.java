package dev.parley.application.outgoing.port;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A host as it stands in an address.
 *
 * <p>An IPv4 address can be written as one number, in octal or in hexadecimal, and not everybody
 * who reads it reads the same. Only the usual four decimal numbers are taken.
 *
 * @param text with the brackets of an IPv6 address
 */
record WrittenHost(String text) {

    /** Names of metadata services; what they resolve to is judged besides. */
    private static final Set<String> METADATA =
            Set.of(
                    "metadata",
                    "metadata.goog",
                    "metadata.google.internal",
                    "metadata.azure.internal",
                    "metadata.packet.net",
                    "instance-data",
                    "instance-data.ec2.internal");

    private static final String NUMBER = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern FOUR_NUMBERS = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    private static final Pattern ANY_NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    /** Whether everybody reads the same in it. */
    boolean isClear() {
        if (text.startsWith("[")) {
            // a zone means something on one machine only
            return text.indexOf('%') < 0;
        }
        var lastLabel = bare().substring(bare().lastIndexOf('.') + 1);
        return !lastLabel.isEmpty()
                && (!ANY_NUMBER.matcher(lastLabel).matches()
                        || FOUR_NUMBERS.matcher(text).matches());
    }

    boolean isMetadata() {
        return METADATA.contains(bare().toLowerCase(Locale.ROOT));
    }

    /** Without the dot that a name may end with. */
    private String bare() {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
