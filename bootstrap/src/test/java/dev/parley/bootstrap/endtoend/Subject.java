package dev.parley.bootstrap.endtoend;

import org.jspecify.annotations.Nullable;

/** The Parley that scenarios look at: a process of the test's own, or one that is there already. */
final class Subject implements AutoCloseable {

    private final @Nullable Place place;
    private @Nullable ParleyProcess process;
    private String address;

    private Subject(@Nullable Place place, @Nullable ParleyProcess process, String address) {
        this.place = place;
        this.process = process;
        this.address = address;
    }

    /** One that is started for it. */
    static Subject started(Place place) {
        var process = place.start();
        return new Subject(place, process, process.address());
    }

    /** One that somebody else has started, with nothing configured. */
    static Subject at(String address) {
        return new Subject(null, null, address);
    }

    HouseClient client() {
        return new HouseClient(address);
    }

    /** Whether it may be killed. */
    boolean isOurs() {
        return process != null;
    }

    /** The process dies where it stands, and another one takes its place. */
    void killAndStartAgain() {
        if (place == null || process == null) {
            throw new IllegalStateException("not a process of ours: " + address);
        }
        process.kill();
        process = place.start();
        address = process.address();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
