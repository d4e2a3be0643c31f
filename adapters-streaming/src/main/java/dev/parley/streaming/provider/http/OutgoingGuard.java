package dev.parley.streaming.provider.http;

import dev.parley.application.outgoing.port.OutgoingPolicy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Lets requests go only where the policy allows it, by name and by every network address of that
 * name.
 *
 * <p>Names are resolved on platform threads, because resolving holds the thread that does it, and
 * two held carriers are all that a small machine has. Many calls for one name wait for one look-up.
 * The JDK remembers what it looked up for half a minute, so what is judged here is what is
 * connected to.
 */
public final class OutgoingGuard {

    /** Resolves names. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final OutgoingPolicy policy;
    private final Names names;
    private final Executor threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("names-", 0).factory());
    private final Map<String, CompletableFuture<List<InetAddress>>> lookUps =
            new ConcurrentHashMap<>();

    public OutgoingGuard(OutgoingPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    OutgoingGuard(OutgoingPolicy policy, Names names) {
        this.policy = policy;
        this.names = names;
    }

    /**
     * Completes if the address may be asked; fails with an {@link IOException} if not, or if it has
     * no host.
     */
    CompletableFuture<Boolean> pass(URI address) {
        var refusal = policy.refusal(address);
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new NotSendable(refusal.get().sentence()));
        }
        return resolve(address.getHost()).thenApply(this::allAllowed);
    }

    private boolean allAllowed(List<InetAddress> addresses) {
        for (var address : addresses) {
            policy.refusal(address.getAddress())
                    .ifPresent(refusal -> {
                        throw new CompletionException(new NotSendable(refusal.sentence()));
                    });
        }
        return true;
    }

    private CompletableFuture<List<InetAddress>> resolve(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var lookUp =
                lookUps.computeIfAbsent(
                        bare, name -> CompletableFuture.supplyAsync(() -> lookUp(name), threads));
        var _ = lookUp.whenComplete((_, _) -> lookUps.remove(bare, lookUp));
        return lookUp;
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(names.addressesOf(host));
        } catch (UnknownHostException unknown) {
            throw new CompletionException(unknown);
        }
    }
}
