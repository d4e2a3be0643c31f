package dev.parley.persistence.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks texts with one key and opens them again: AES-GCM with a new nonce for each, so that equal
 * texts look different and changed ones are noticed. A locked text is bound to where it belongs and
 * cannot be opened as anything else's.
 */
public final class SecretBox {

    static final int KEY_BYTES = 32;

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** With a key of 256 bits. */
    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key must have " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Locks a text; {@code place} says where it belongs and is not secret. */
    public String lock(String text, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var locked = run(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
        var all = ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked);
        return VERSION + Base64.getEncoder().encodeToString(all.array());
    }

    /**
     * Opens a text.
     *
     * @throws IllegalStateException if it was locked with another key or belongs somewhere else
     */
    public String open(String locked, String place) {
        if (!locked.startsWith(VERSION)) {
            throw new IllegalStateException("a stored secret of unknown version");
        }
        var all = ByteBuffer.wrap(Base64.getDecoder().decode(locked.substring(VERSION.length())));
        var nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        var rest = new byte[all.remaining()];
        all.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, place, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "A stored secret cannot be opened: it was locked with another key. Restore"
                            + " secret.key, or enter the secret again.",
                    failure);
        }
    }
}
