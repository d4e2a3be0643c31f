package dev.parley.streaming.provider.http;

import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.application.outgoing.port.Refusal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets requests go only where the policy allows it, by name and by every network address of that
 * name.
 *
 * <p>Names are resolved on platform threads, because resolving holds the thread that does it, and
 * two held carriers are all that a small machine has. They are few, and so are the names that wait
 * for them: whoever may name an address could otherwise fill the process with threads that wait for
 * name servers that do not answer. Many calls for one name wait for one look-up.
 *
 * <p>The connection looks the name up again. What it gets is judged as well, by {@link
 * JudgedNames}: an address that was not judged is not connected to.
 */
public final class OutgoingGuard {

    /** Resolves names. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private static final String UNWATCHED =
            "Names cannot be judged in this process: another resolver was put in front of"
                    + " Parley's.";
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
        var refusal = OutgoingPolicy.refusal(address);
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new NotSendable(refusal.get().sentence()));
        }
        return resolve(address.getHost()).thenApply(found -> allAllowed(address, found));
    }

    /**
     * Makes a call to an address that has passed. Its name is watched until the call has an answer.
     *
     * @throws CompletionException if the name leads to somewhere else by now
     */
    <T> CompletableFuture<T> judging(URI address, Supplier<CompletableFuture<T>> call) {
        var host = bare(address.getHost());
        if (isLiteral(host)) {
            return call.get();
        }
        var watch = JudgedNames.watch(host, network -> refusal(address, network).isEmpty());
        try {
            // what the platform remembers from before the watch
            allAllowed(address, lookUp(host));
            if (!JudgedNames.isInEffect()) {
                throw new CompletionException(new NotSendable(UNWATCHED));
            }
            var answer = call.get();
            var _ = answer.whenComplete((_, _) -> watch.close());
            return answer;
        } catch (RuntimeException refused) {
            watch.close();
            throw refused;
        }
    }

    private static boolean isLiteral(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean allAllowed(URI address, List<InetAddress> found) {
        for (var network : found) {
            refusal(address, network)
                    .ifPresent(refusal -> {
                        throw new CompletionException(new NotSendable(refusal.sentence()));
                    });
        }
        return true;
    }

    private Optional<Refusal> refusal(URI address, InetAddress network) {
        return policy.refusal(address, network.getAddress());
    }

    private CompletableFuture<List<InetAddress>> resolve(String host) {
        var bare = bare(host);
        var lookUp = lookUps.computeIfAbsent(bare, this::begin);
        var _ = lookUp.whenComplete((_, _) -> lookUps.remove(bare, lookUp));
        return lookUp;
    }

    /** Without the brackets of an IPv6 address, as the client looks it up. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
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
