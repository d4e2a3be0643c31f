package dev.parley.bootstrap.settings;

import dev.parley.bootstrap.StartRefusedException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Where and how to listen.
 *
 * @param ports 0 stands for any free port
 * @param trustNetwork whether everybody who reaches the address may use it without a key
 * @param corsAllowedOrigins other pages that may call; {@code *} is all of them
 * @param maxBodySize in bytes
 * @param reasoningEvents in which words the house API tells raw reasoning
 * @param drainTimeout how long running answers may go on once the process was told to end
 */
public record ServerSettings(
        String host,
        List<Integer> ports,
        boolean trustNetwork,
        List<String> corsAllowedOrigins,
        long maxBodySize,
        ReasoningWords reasoningEvents,
        Duration drainTimeout) {

    /** The two kinds of events in which reasoning can be told. */
    public enum ReasoningWords {
        TEXT,
        SUMMARY
    }

    public ServerSettings {
        ports = List.copyOf(ports);
        corsAllowedOrigins = List.copyOf(corsAllowedOrigins);
    }

    /** Whether only this machine can reach the address. */
    public boolean isLoopback() {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /**
     * Keeps an installation from being open to a network by accident.
     *
     * @param needsKey whether the installation has a key that works, so that everybody needs one
     * @throws StartRefusedException if others could use it without a key and nobody allowed that
     */
    public void requireThatNoStrangerMayCome(boolean needsKey) {
        if (needsKey || trustNetwork || isLoopback()) {
            return;
        }
        throw new StartRefusedException(
                "Parley does not listen on %s while everybody there could use it without a key: add one with 'parley keys add', or say with --trust-network that you trust that network."
                        .formatted(host),
                Given.WRONG_SETTING);
    }
}
