package dev.parley.streaming.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.outgoing.port.OutgoingPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(30)
final class OutgoingGuardTest {

    private static final URI MODELS = URI.create("https://models.example/v1");

    private static OutgoingGuard guard(boolean allowsPrivate, String... addresses) {
        return new OutgoingGuard(new OutgoingPolicy(allowsPrivate), _ -> literal(addresses));
    }

    private static InetAddress[] literal(String... addresses) throws UnknownHostException {
        var all = new InetAddress[addresses.length];
        for (var i = 0; i < addresses.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return all;
    }

    private static String refusal(OutgoingGuard guard, URI address) {
        return guard.pass(address)
                .handle((_, failure) -> failure == null ? "" : String.valueOf(failure))
                .join();
    }

    @Test
    void public_addresses_pass() {
        assertThat(refusal(guard(false, "1.1.1.1", "2606:4700::1111"), MODELS)).isEmpty();
    }

    @Test
    void one_forbidden_address_among_many_is_enough() {
        assertThat(refusal(guard(true, "1.1.1.1", "169.254.169.254"), MODELS))
                .contains("NotSendable", "metadata");
    }

    @Test
    void private_networks_pass_only_where_they_may() {
        assertThat(refusal(guard(true, "192.168.1.7"), MODELS)).isEmpty();
        assertThat(refusal(guard(false, "192.168.1.7"), MODELS)).contains("private network");
    }

    @Test
    void what_is_written_is_judged_before_anything_is_resolved() {
        var guard =
                new OutgoingGuard(
                        new OutgoingPolicy(true),
                        _ -> {
                            throw new AssertionError("resolved");
                        });

        assertThat(refusal(guard, URI.create("https://ada:pw@models.example")))
                .contains("user name");
    }

    @Test
    void literal_addresses_are_judged_as_well() {
        var guard = new OutgoingGuard(new OutgoingPolicy(false));

        assertThat(refusal(guard, URI.create("http://[::1]:11434"))).contains("private network");
        assertThat(refusal(guard, URI.create("http://[::ffff:169.254.169.254]/")))
                .contains("metadata");
    }

    @Test
    void many_calls_for_one_name_wait_for_one_look_up() {
        var lookUps = new AtomicInteger();
        var isOpen = new CountDownLatch(1);
        var guard =
                new OutgoingGuard(
                        new OutgoingPolicy(true),
                        _ -> {
                            lookUps.incrementAndGet();
                            try {
                                isOpen.await();
                            } catch (InterruptedException interrupted) {
                                throw new AssertionError(interrupted);
                            }
                            return literal("1.1.1.1");
                        });

        var first = guard.pass(MODELS);
        var second = guard.pass(MODELS);
        isOpen.countDown();

        CompletableFuture.allOf(first, second).join();
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void names_that_are_looked_up_for_ever_take_four_threads_and_a_hundred_places()
            throws InterruptedException {
        var isOpen = new CountDownLatch(1);
        var busy = new CountDownLatch(4);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        var guard =
                new OutgoingGuard(
                        new OutgoingPolicy(true),
                        _ -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            busy.countDown();
                            try {
                                isOpen.await();
                            } catch (InterruptedException interrupted) {
                                throw new AssertionError(interrupted);
                            }
                            now.decrementAndGet();
                            return literal("1.1.1.1");
                        });
        var waiting =
                IntStream.range(0, 104)
                        .mapToObj(number -> guard.pass(named(number)))
                        .toArray(CompletableFuture<?>[]::new);

        assertThat(refusal(guard, named(104))).contains("NamesNotResolved");

        busy.await();
        isOpen.countDown();
        CompletableFuture.allOf(waiting).join();
        assertThat(most).hasValue(4);
        assertThat(refusal(guard, named(104))).isEmpty();
    }

    private static URI named(int number) {
        return URI.create("https://models" + number + ".example/v1");
    }
}
