package dev.parley.application.message.port;

import dev.parley.domain.message.BlobId;

import java.util.Optional;

/** The bytes of pictures and files, kept once for each content. */
public interface Attachments {

    /**
     * Keeps the bytes, durably, and gives their name. Outside any unit of work, before messages
     * refer to them.
     */
    BlobId put(byte[] bytes);

    Optional<byte[]> read(BlobId blob);

    /**
     * Removes what no message refers to and what was put there more than an hour ago; gives how
     * many were removed.
     */
    int removeUnused();
}
