package dev.parley.application.generation.port;

import dev.parley.domain.generation.Lease;

/** Which runs of which processes are alive. */
public interface Leases {

    /** The lease of this run of this process; the same for as long as it runs. */
    Lease own();

    /** Whether the process that has this lease may still be working. Never false for one's own. */
    boolean isAlive(Lease lease);
}
