package dev.parley.domain.message;

import java.util.Arrays;

/** Where the bytes of a picture or file are. */
public sealed interface Media {

    /** Elsewhere; whoever needs the bytes fetches them, past the guard for outgoing requests. */
    record Remote(String url) implements Media {}

    /** Kept here, under the digest of the bytes. */
    record Stored(BlobId blob, String mediaType, long size) implements Media {}

    /**
     * In hand and not stored: on their way into the store, or part of an answer that is not kept.
     */
    @SuppressWarnings("ArrayRecordComponent") // equality is written out below
    record Inline(String mediaType, byte[] bytes) implements Media {

        @Override
        public boolean equals(Object other) {
            return other instanceof Inline(var otherType, var otherBytes)
                    && mediaType.equals(otherType)
                    && Arrays.equals(bytes, otherBytes);
        }

        @Override
        public int hashCode() {
            return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Inline[" + mediaType + ", " + bytes.length + " bytes]";
        }
    }
}
