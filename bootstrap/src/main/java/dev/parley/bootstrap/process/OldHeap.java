package dev.parley.bootstrap.process;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Has the old part of the heap cleaned up when it has doubled since the last time. By itself the
 * serial collector lets that part grow up to the limit of the heap before it looks at it, and a
 * process that had much to do for a moment would grow with each such moment. Nothing is done where
 * another collector is at work: one that somebody has chosen, or that of the native executable,
 * which cleans up whenever that part outgrows its size. Used by one thread.
 */
final class OldHeap {

    /** In bytes: what is not worth a pause. About the old part of the heap at the start. */
    static final long SMALL = 96L * 1024 * 1024;

    private static final String OF_SERIAL_COLLECTOR = "Tenured Gen";

    private final LongSupplier used;
    private final Runnable cleanUp;
    private long kept;

    OldHeap(LongSupplier used, Runnable cleanUp) {
        this.used = used;
        this.cleanUp = cleanUp;
    }

    /** This process's own; nothing is ever used of it if another collector is at work. */
    static OldHeap ofThisProcess() {
        var used =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals(OF_SERIAL_COLLECTOR))
                        .<LongSupplier>map(pool -> () -> pool.getUsage().getUsed())
                        .findAny()
                        .orElse(() -> 0);
        return new OldHeap(used, System::gc);
    }

    /** Cleans up if it is time to. Everything stands still for as long as that takes. */
    void look() {
        if (used.getAsLong() > Math.max(SMALL, 2 * kept)) {
            cleanUp.run();
            kept = used.getAsLong();
        }
    }
}
