package dev.parley.streaming.provider.http;

import dev.parley.application.outgoing.port.OutgoingPolicy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets requests go only where the policy allows it, by name and by every network address of that
 * name.
 *
 * <p>Names are resolved on platform threads, because resolving holds the thread that does it, and
 * two held carriers are all that a small machine has. They are few, and so are the names that wait
 * for them: whoever may name an address could otherwise fill the process with threads that wait for
 * name servers that do not answer. Many calls for one name wait for one look-up.
 *
 * <p>The connection looks the name up again. It gets what was judged here as long as the JDK
 * remembers that, which is half a minute; a name that is given another address in the moment in
 * which that ends, or a platform that is told to remember nothing ({@code
 * networkaddress.cache.ttl=0}), can still lead elsewhere.
 */
public final class OutgoingGuard {

    /** Resolves names. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 100;
    private static final int IDLE_SECONDS = 60;

    private final OutgoingPolicy policy;
    private final Names names;
    private final Executor threads = threads();
    private final Map<String, CompletableFuture<List<InetAddress>>> lookUps =
            new ConcurrentHashMap<>();

    public OutgoingGuard(OutgoingPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    OutgoingGuard(OutgoingPolicy policy, Names names) {
        this.policy = policy;
        this.names = names;
    }

    private static Executor threads() {
        var threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform().daemon().name("names-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
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
        var lookUp = lookUps.computeIfAbsent(bare, this::begin);
        var _ = lookUp.whenComplete((_, _) -> lookUps.remove(bare, lookUp));
        return lookUp;
    }

    private CompletableFuture<List<InetAddress>> begin(String host) {
        try {
            return CompletableFuture.supplyAsync(() -> lookUp(host), threads);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.failedFuture(new NamesNotResolved());
        }
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(names.addressesOf(host));
        } catch (UnknownHostException unknown) {
            throw new CompletionException(unknown);
        }
    }
}
