package dev.parley.persistence.message;

import dev.parley.domain.message.BlobId;
import dev.parley.persistence.file.Digest;

import java.util.HexFormat;

/** Names bytes. */
final class Digests {

    private Digests() {}

    static BlobId of(byte[] bytes) {
        return new BlobId(HexFormat.of().formatHex(Digest.sha256().digest(bytes)));
    }
}
