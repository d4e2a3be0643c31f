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
                    // protocol assignments, with Oracle's metadata service in them
                    Block.of(24, 192, 0, 0),
                    // relays from IPv6 to IPv4
                    Block.of(24, 192, 88, 99),
                    // metadata services in other ranges: Alibaba, Azure
                    Block.of(32, 100, 100, 100, 200),
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

    /** What is given out to the world; everything else has a meaning of its own, or none. */
    private static final Block GLOBAL_6 = Block.of(3, 0x20);

    private static final List<Block> FORBIDDEN_BLOCKS_6 =
            List.of(
                    // metadata services in ranges that are private otherwise: Amazon (with
                    // credentials of its containers), Google, Oracle, Scaleway
                    Block.of(32, 0xfd, 0, 0x0e, 0xc2),
                    Block.of(128, 0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54),
                    Block.of(32, 0xfd, 0, 0, 0xc1),
                    Block.of(32, 0xfd, 0, 0, 0x42),
                    // Teredo and other tunnels and protocols; examples of documents
                    Block.of(23, 0x20, 0x01, 0),
                    Block.of(32, 0x20, 0x01, 0x0d, 0xb8));

    /** The first 12 bytes of addresses that hold an IPv4 address at their end. */
    private static final List<Block> HOLDING_V4_LAST =
            List.of(
                    Block.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff),
                    Block.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff),
                    Block.of(96),
                    Block.of(96, 0, 0x64, 0xff, 0x9b));

    private static final Block SIX_TO_FOUR = Block.of(16, 0x20, 0x02);

    /** The second half of an address that tunnels to the IPv4 address at its end. */
    private static final List<Block> TUNNELS =
            List.of(Block.of(32, 0, 0, 0x5e, 0xfe), Block.of(32, 0x02, 0, 0x5e, 0xfe));

    static Network of(byte[] address) {
        return switch (address.length) {
            case V4 -> ofV4(address);
            case V6 -> ofV6(address);
            default -> FORBIDDEN;
        };
    }

    private static Network ofV4(byte[] address) {
        if (isIn(FORBIDDEN_BLOCKS, address)) {
            return FORBIDDEN;
        }
        return isIn(PRIVATE_BLOCKS, address) ? PRIVATE : PUBLIC;
    }

    private static Network ofV6(byte[] address) {
        if (LOOPBACK_6.holds(address)) {
            return PRIVATE;
        }
        if (isIn(HOLDING_V4_LAST, address)) {
            return ofV4(Arrays.copyOfRange(address, V6 - V4, V6));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return ofV4(Arrays.copyOfRange(address, 2, 2 + V4));
        }
        if (isIn(FORBIDDEN_BLOCKS_6, address)) {
            return FORBIDDEN;
        }
        if (UNIQUE_LOCAL.holds(address)) {
            return PRIVATE;
        }
        if (!GLOBAL_6.holds(address)) {
            return FORBIDDEN;
        }
        return isIn(TUNNELS, Arrays.copyOfRange(address, V6 / 2, V6))
                ? ofV4(Arrays.copyOfRange(address, V6 - V4, V6))
                : PUBLIC;
    }

    private static boolean isIn(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
