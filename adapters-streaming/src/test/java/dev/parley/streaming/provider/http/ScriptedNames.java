package dev.parley.streaming.provider.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The platform's resolver in tests: names below {@code .test} resolve to what a test says, one
 * answer after another, and nothing is remembered between two look-ups. Parley's own provider
 * stands on top of it, as it does on the real one.
 */
public final class ScriptedNames extends InetAddressResolverProvider {

    private static final Map<String, Deque<String>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> LOOK_UPS = new ConcurrentHashMap<>();

    /** The platform asks for the resolver before it decides for how long to remember names. */
    public ScriptedNames() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /**
     * Has a name resolve to these, one for each look-up; the last one is for all that follow.
     *
     * @param addresses each one literal, or several with commas between them
     */
    static void answer(String host, String... addresses) {
        ANSWERS.put(host, new ArrayDeque<>(Arrays.asList(addresses)));
        LOOK_UPS.put(host, 0);
    }

    /** How often the platform has looked a name up since its answers were given. */
    static int lookUps(String host) {
        return LOOK_UPS.getOrDefault(host, 0);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return JudgedNames.over(new Scripted(configuration.builtinResolver()));
    }

    private record Scripted(InetAddressResolver platform) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
            var answers = ANSWERS.get(host);
            if (answers == null) {
                return platform.lookupByName(host, policy);
            }
            LOOK_UPS.merge(host, 1, Integer::sum);
            synchronized (answers) {
                var answer = answers.size() > 1 ? answers.remove() : answers.element();
                return Arrays.stream(answer.split(",")).map(InetAddress::ofLiteral);
            }
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return platform.lookupByAddress(address);
        }
    }
}
