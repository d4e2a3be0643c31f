package dev.parley.streaming.provider.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a question goes, and who understands the answer.
 *
 * @param headers besides content type and accepted types
 * @param decoder a fresh one for each try
 */
public record ProviderCall(
        URI address,
        Map<String, String> headers,
        Failures failures,
        Supplier<? extends AnswerDecoder> decoder) {

    /** The same call with further headers. */
    ProviderCall with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new ProviderCall(address, all, failures, decoder);
    }

    /** Among the headers is a key. */
    @Override
    public String toString() {
        return "ProviderCall[" + address + "]";
    }
}
