package dev.parley.streaming.provider.attachment;

import dev.parley.domain.message.Media;

import java.util.Base64;

/** Bytes as text. */
public final class Base64Data {

    private Base64Data() {}

    public static String of(Media.Inline media) {
        return Base64.getEncoder().encodeToString(media.bytes());
    }

    /** A {@code data:} URL that holds the bytes. */
    public static String url(Media.Inline media) {
        return "data:" + media.mediaType() + ";base64," + of(media);
    }
}
