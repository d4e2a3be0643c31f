package dev.parley.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a key, looked for and compared, so that the key itself stays nowhere: not in the
 * store, not in memory, not in what is written about either. Of a guess, how long looking for it
 * took tells only its digest, from which no key can be found.
 *
 * @param hex SHA-256 of the key, lower-case
 */
public record KeyDigest(String hex) {

    /** Of what a request brought, whether or not it is a key. */
    public static KeyDigest of(String key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
