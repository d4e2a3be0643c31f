package dev.parley.application.outgoing.port;

import java.util.Arrays;
import java.util.List;

/** What kind of network an address belongs to. */
enum Network {
    PUBLIC,
    PRIVATE,
    /** Link-local, metadata services, multicast, unspecified, reserved. */
    FORBIDDEN;

    private static final int V4 = 4;
    private static final int V6 = 16;

    private static final List<Block> FORBIDDEN_BLOCKS =
            List.of(
                    Block.of(8, 0),
                    Block.of(16, 169, 254),
                    Block.of(4, 224),
                    Block.of(4, 240),
                    // metadata services that are not link-local: Alibaba, Oracle, Azure
                    Block.of(32, 100, 100, 100, 200),
                    Block.of(32, 192, 0, 0, 192),
                    Block.of(32, 168, 63, 129, 16));

    private static final List<Block> PRIVATE_BLOCKS =
            List.of(
                    Block.of(8, 10),
                    Block.of(8, 127),
                    Block.of(10, 100, 64),
                    Block.of(12, 172, 16),
                    Block.of(16, 192, 168),
                    Block.of(15, 198, 18));

    private static final Block LOOPBACK_6 =
            Block.of(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    private static final Block UNIQUE_LOCAL = Block.of(7, 0xfc);
    private static final Block LINK_LOCAL_6 = Block.of(10, 0xfe, 0x80);
    private static final Block SITE_LOCAL_6 = Block.of(10, 0xfe, 0xc0);
    private static final Block MULTICAST_6 = Block.of(8, 0xff);

    /** Amazon's metadata service, in a range that is private otherwise. */
    private static final Block METADATA_6 =
            Block.of(128, 0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54);

    /** The first 12 bytes of addresses that hold an IPv4 address at their end. */
    private static final List<Block> HOLDING_V4_LAST =
            List.of(
                    Block.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff),
                    Block.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                    Block.of(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0));

    private static final Block SIX_TO_FOUR = Block.of(16, 0x20, 0x02);

    static Network of(byte[] address) {
        return switch (address.length) {
            case V4 -> ofV4(address);
            case V6 -> ofV6(address);
            default -> FORBIDDEN;
        };
    }

    private static Network ofV4(byte[] address) {
        if (FORBIDDEN_BLOCKS.stream().anyMatch(block -> block.holds(address))) {
            return FORBIDDEN;
        }
        return PRIVATE_BLOCKS.stream().anyMatch(block -> block.holds(address)) ? PRIVATE : PUBLIC;
    }

    private static Network ofV6(byte[] address) {
        if (LOOPBACK_6.holds(address)) {
            return PRIVATE;
        }
        if (HOLDING_V4_LAST.stream().anyMatch(block -> block.holds(address))) {
            return ofV4(Arrays.copyOfRange(address, V6 - V4, V6));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return ofV4(Arrays.copyOfRange(address, 2, 2 + V4));
        }
        if (METADATA_6.holds(address)
                || LINK_LOCAL_6.holds(address)
                || SITE_LOCAL_6.holds(address)
                || MULTICAST_6.holds(address)) {
            return FORBIDDEN;
        }
        return UNIQUE_LOCAL.holds(address) ? PRIVATE : PUBLIC;
    }

    /** All addresses that begin with the same bits. */
    private static final class Block {

        private final int bits;
        private final byte[] start;

        private Block(int bits, byte[] start) {
            this.bits = bits;
            this.start = start;
        }

        static Block of(int bits, int... start) {
            var bytes = new byte[start.length];
            for (var i = 0; i < start.length; i++) {
                bytes[i] = (byte) start[i];
            }
            return new Block(bits, bytes);
        }

        boolean holds(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (start[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
