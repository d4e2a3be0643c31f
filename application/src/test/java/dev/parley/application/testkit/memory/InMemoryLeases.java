package dev.parley.application.testkit.memory;

import dev.parley.application.generation.port.Leases;
import dev.parley.domain.generation.Lease;

final class InMemoryLeases implements Leases {

    private static final Lease OWN = new Lease(1);

    @Override
    public Lease own() {
        return OWN;
    }

    @Override
    public boolean isAlive(Lease lease) {
        return lease.equals(OWN);
    }
}
