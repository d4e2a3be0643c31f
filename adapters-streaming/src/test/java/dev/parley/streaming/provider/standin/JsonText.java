package dev.parley.streaming.provider.standin;

/** Text as a JSON string. */
final class JsonText {

    private JsonText() {}

    static String of(String text) {
        var quoted = new StringBuilder("\"");
        text.chars()
                .forEach(unit -> {
                    switch (unit) {
                        case '"', '\\' -> quoted.append('\\').append((char) unit);
                        case '\n' -> quoted.append("\\n");
                        default -> {
                            if (unit < ' ') {
                                quoted.append("\\u%04x".formatted(unit));
                            } else {
                                quoted.append((char) unit);
                            }
                        }
                    }
                });
        return quoted.append('"').toString();
    }
}
