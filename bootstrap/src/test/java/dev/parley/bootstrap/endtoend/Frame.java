package dev.parley.bootstrap.endtoend;

/**
 * An event as it came over a wire.
 *
 * @param number its {@code sequence_number}
 * @param data its JSON, byte for byte
 */
record Frame(long number, String data) {

    private static final String NUMBER = "\"sequence_number\":";

    static Frame of(String data) {
        var start = data.indexOf(NUMBER) + NUMBER.length();
        var end = start;
        while (Character.isDigit(data.charAt(end))) {
            end++;
        }
        return new Frame(Long.parseLong(data.substring(start, end)), data);
    }

    /** The id of the response that an event with a response in it tells of. */
    String responseId() {
        var start = data.indexOf("\"resp_") + 1;
        return data.substring(start, data.indexOf('"', start));
    }

    boolean isEnd() {
        return data.startsWith("{\"type\":\"response.completed\"")
                || data.startsWith("{\"type\":\"response.incomplete\"")
                || data.startsWith("{\"type\":\"response.failed\"");
    }
}
