package dev.parley.persistence.sqlite;

import dev.parley.persistence.jdbc.CannotOpen;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process that was killed left beside the store's file: commits that are not in it yet.
 *
 * <p>SQLite reads it up to the first frame whose checksum is wrong and forgets the rest without a
 * word, because that is how a commit looks that was interrupted. But a commit begins only when the
 * one before it is durable. So, if the ends of two commits stand behind a wrong frame, the first of
 * them was acknowledged and is damaged, and SQLite is not given the file.
 */
final class WriteAheadLog {

    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int CHECKED_OF_HEADER = 24;
    private static final int CHECKED_OF_FRAME_HEADER = 8;
    private static final int MAGIC = 0x377f0682;
    private static final int LARGEST_PAGE = 1 << 16;

    private final DataInputStream in;
    private final byte[] frame;
    private final ByteOrder order;
    private final long salts;
    private int sum1;
    private int sum2;

    private WriteAheadLog(DataInputStream in, ByteBuffer header) {
        this.in = in;
        order = (header.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        frame = new byte[FRAME_HEADER_BYTES + header.getInt(8)];
        salts = header.getLong(16);
        add(header, 0, CHECKED_OF_HEADER);
    }

    /**
     * Looks at the log of a store's file.
     *
     * @throws CannotOpen if commits in it are damaged
     */
    static void requireWhole(Path store) {
        var log = store.resolveSibling(store.getFileName() + "-wal");
        try {
            if (Files.exists(log) && Files.size(log) > HEADER_BYTES && !isWhole(log)) {
                throw new CannotOpen(
                        "The log of the store's last changes, %s, is damaged. Restore a backup with 'parley restore'; or copy it and %s somewhere safe and go on without what is lost: sqlite3 %s 'PRAGMA wal_checkpoint(TRUNCATE)'."
                                .formatted(log, store, store));
            }
        } catch (IOException failed) {
            throw new CannotOpen(
                    "The log of the store's last changes, %s, cannot be read (%s). Make it readable for the user that runs Parley."
                            .formatted(log, failed),
                    failed);
        }
    }

    private static boolean isWhole(Path log) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(log)))) {
            var header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
            if (isEmpty(header)) {
                return true;
            }
            var page = header.getInt(8);
            if ((header.getInt(0) & ~1) != MAGIC || page <= 0 || page > LARGEST_PAGE) {
                return false;
            }
            var read = new WriteAheadLog(in, header);
            return read.sumIs(header, CHECKED_OF_HEADER) && read.framesAreWhole();
        }
    }

    /** As a file looks that was made longer when the machine lost its power. */
    private static boolean isEmpty(ByteBuffer header) {
        return header.equals(ByteBuffer.allocate(HEADER_BYTES));
    }

    private boolean framesAreWhole() throws IOException {
        var isWrong = false;
        var commitsBehind = 0;
        for (var next = next(); next != null; next = next()) {
            isWrong = isWrong || !isNextOfChain(next);
            if (isWrong && next.getLong(8) == salts && next.getInt(4) != 0) {
                commitsBehind++;
            }
            if (commitsBehind == 2) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ByteBuffer next() throws IOException {
        return in.readNBytes(frame, 0, frame.length) == frame.length
                ? ByteBuffer.wrap(frame)
                : null;
    }

    private boolean isNextOfChain(ByteBuffer next) {
        if (next.getLong(8) != salts) {
            return false;
        }
        add(next, 0, CHECKED_OF_FRAME_HEADER);
        add(next, FRAME_HEADER_BYTES, frame.length);
        return sumIs(next, FRAME_HEADER_BYTES - 8);
    }

    private boolean sumIs(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == sum1 && bytes.getInt(at + 4) == sum2;
    }

    private void add(ByteBuffer bytes, int from, int to) {
        var words = bytes.duplicate().order(order);
        for (var at = from; at < to; at += 8) {
            sum1 += words.getInt(at) + sum2;
            sum2 += words.getInt(at + 4) + sum1;
        }
    }
}
