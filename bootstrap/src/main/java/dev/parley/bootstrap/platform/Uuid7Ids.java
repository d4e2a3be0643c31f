package dev.parley.bootstrap.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import dev.parley.application.shared.port.Ids;

import java.time.InstantSource;
import java.util.UUID;

/**
 * Names by RFC 9562, version 7; those of one millisecond count up from a random start.
 *
 * <p>The generator begins anew at a random place whenever the time differs from the one before, an
 * earlier time too. That the names of a process only ever rise (RFC 9562, section 6.2) therefore
 * takes both of what stands here: a clock that never goes back, and its reading within the same
 * lock as the making of the name.
 */
public final class Uuid7Ids implements Ids {

    private final TimeBasedEpochGenerator generator;

    public Uuid7Ids(InstantSource clock) {
        this.generator = Generators.timeBasedEpochGenerator(null, new NeverBack(clock));
    }

    @Override
    public synchronized UUID next() {
        return generator.generate();
    }

    private static final class NeverBack extends UUIDClock {

        private final InstantSource clock;
        private long last;

        NeverBack(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeMillis() {
            last = Math.max(last, clock.millis());
            return last;
        }
    }
}
