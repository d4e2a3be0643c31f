package dev.parley.application.message.port;

import dev.parley.domain.message.BlobId;

import java.time.Duration;
import java.util.Optional;

/** The bytes of pictures and files, kept once for each content. */
public interface Attachments {

    /** How long bytes are kept at least for a message that is to refer to them. */
    Duration KEPT_UNUSED = Duration.ofHours(1);

    /**
     * Keeps the bytes, durably, and gives their name. Outside any unit of work, before messages
     * refer to them.
     */
    BlobId put(byte[] bytes);

    Optional<byte[]> read(BlobId blob);

    /**
     * Removes what no message refers to and what was put there longer ago than {@link
     * #KEPT_UNUSED}, but looks at some of all that is there only, so that nobody waits long, and at
     * those that follow the next time.
     *
     * @return whether it has come round and begins anew the next time, or cannot go on now
     */
    boolean removeSomeUnused();
}
