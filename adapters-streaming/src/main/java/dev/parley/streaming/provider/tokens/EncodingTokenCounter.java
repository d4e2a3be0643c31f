package dev.parley.streaming.provider.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import dev.parley.application.usage.port.TokenCounter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;

/**
 * Counts with the tokens of one common encoding, which is a few percent off for most models.
 *
 * <p>The encoding's vocabulary takes tens of megabytes, so it is read with the first text that is
 * counted. What is very long is counted in a sample, so that no text holds a thread for long.
 */
public final class EncodingTokenCounter implements TokenCounter {

    private static final Logger LOG = LoggerFactory.getLogger(EncodingTokenCounter.class);

    /** Texts up to this length are counted whole. */
    static final int COUNTED = 100_000;

    /** What a character of English has about, when nothing better is at hand. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Holds the vocabulary; read when it is first asked for. */
    private static final class Vocabulary {
        static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }

    @Override
    public long count(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        var sample = text.length() <= COUNTED ? text : start(text);
        return Math.max(1, Math.round(tokens(sample) * ((double) text.length() / sample.length())));
    }

    private static long tokens(String text) {
        try {
            return Vocabulary.ENCODING.countTokensOrdinary(whole(text));
        } catch (RuntimeException | LinkageError uncountable) {
            LOG.warn("a text of {} characters could not be counted", text.length(), uncountable);
            return Math.max(1, text.length() / CHARACTERS_PER_TOKEN);
        }
    }

    /** The library takes no half characters. */
    private static String whole(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
    }

    private static String start(String text) {
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(COUNTED - 1)) ? COUNTED - 1 : COUNTED);
    }
}
