package dev.parley.application.outgoing.port;

/** All network addresses that begin with the same bits. */
final class Block {

    private final int bits;
    private final byte[] start;

    private Block(int bits, byte[] start) {
        this.bits = bits;
        this.start = start;
    }

    /** By its first bytes; those that are not given are zero. */
    static Block of(int bits, int... start) {
        var bytes = new byte[Math.max(start.length, (bits + Byte.SIZE - 1) / Byte.SIZE)];
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
