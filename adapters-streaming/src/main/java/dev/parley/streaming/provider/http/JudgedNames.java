package dev.parley.streaming.provider.http;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The platform's own resolver of names, with a judge beside it.
 *
 * <p>The HTTP client resolves a name once more when it connects, and takes the first address of
 * that answer. While somebody {@link #watch watches} a name, no answer with an address that is
 * refused gets as far as that. All other names of the process are resolved as ever.
 *
 * <p>The platform finds this class by its name in {@code META-INF/services}.
 */
public final class JudgedNames extends InetAddressResolverProvider {

    private static final Map<String, List<Watch>> WATCHES = new ConcurrentHashMap<>();

    private static volatile boolean isInEffect;

    /** Whether the process resolves names by this; if not, nobody may rely on a watch. */
    static boolean isInEffect() {
        return isInEffect;
    }

    /**
     * Has every new answer for a name judged, until the watch is closed.
     *
     * @param host as the client will spell it
     * @param judge whether an address may be connected to
     */
    static Watch watch(String host, Predicate<InetAddress> judge) {
        var watch = new Watch(host, judge);
        WATCHES.merge(host, List.of(watch), JudgedNames::joined);
        return watch;
    }

    private static List<Watch> joined(List<Watch> first, List<Watch> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public String name() {
        return "parley";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return over(configuration.builtinResolver());
    }

    static InetAddressResolver over(InetAddressResolver platform) {
        isInEffect = true;
        return new Judging(platform);
    }

    /** One call's interest in a name. */
    static final class Watch implements AutoCloseable {

        private final String host;
        private final Predicate<InetAddress> judge;

        private Watch(String host, Predicate<InetAddress> judge) {
            this.host = host;
            this.judge = judge;
        }

        @Override
        public void close() {
            WATCHES.computeIfPresent(host, (_, watches) -> without(watches));
        }

        private @Nullable List<Watch> without(List<Watch> watches) {
            var others = watches.stream().filter(other -> other != this).toList();
            return others.isEmpty() ? null : others;
        }
    }

    private record Judging(InetAddressResolver platform) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
            var addresses = platform.lookupByName(host, policy);
            var watches = WATCHES.get(host);
            if (watches == null) {
                return addresses;
            }
            var all = addresses.toList();
            for (var watch : watches) {
                if (!all.stream().allMatch(watch.judge)) {
                    throw new UnknownHostException(host);
                }
            }
            return all.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return platform.lookupByAddress(address);
        }
    }
}
