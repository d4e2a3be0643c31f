package dev.parley.persistence.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks texts with one key and opens them again: AES-GCM with a new nonce for each, so that equal
 * texts look different and changed ones are noticed.
 */
final class SecretLock {

    static final int KEY_BYTES = 32;

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** With a key of 256 bits. */
    SecretLock(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key must have " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    boolean hasKey(byte[] other) {
        return MessageDigest.isEqual(key.getEncoded(), other);
    }

    String lock(String text, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var locked =
                    run(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked);
            return VERSION + Base64.getEncoder().encodeToString(all.array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    /** Nothing if it was locked with another key, belongs somewhere else, or was changed. */
    Optional<String> open(String locked, String place) {
        if (!locked.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            var all = Base64.getDecoder().decode(locked.substring(VERSION.length()));
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(all);
            var nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            var rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return Optional.of(
                    new String(
                            run(Cipher.DECRYPT_MODE, nonce, place, rest), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }
}
