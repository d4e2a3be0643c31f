package dev.parley.streaming.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.streaming.provider.Answers;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.anthropicmessages.MessagesClient;
import dev.parley.streaming.provider.chatcompletions.ChatCompletionsClient;
import dev.parley.streaming.provider.directory.HttpModelDirectory;
import dev.parley.streaming.provider.preset.ProviderKinds;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses that lead to where nobody may be sent: none is connected to, whoever is asked, and a
 * listener on all addresses of this machine shows it. {@code PORT} stands for its port.
 */
@Timeout(120)
final class HostileAddressesTest {

    private static final String PUBLIC = "203.0.113.1";

    private final Listener listener = new Listener();

    @BeforeEach
    void names() {
        ScriptedNames.answer("inside.test", "127.0.0.1");
        ScriptedNames.answer("inside.test.", "127.0.0.1");
        ScriptedNames.answer("localhost.", "127.0.0.1");
        ScriptedNames.answer("six.test", "::1");
        ScriptedNames.answer("mapped.test", "::ffff:127.0.0.1");
        ScriptedNames.answer("nat.test", "64:ff9b::7f00:1");
        ScriptedNames.answer("link.test", "fe80::1");
        ScriptedNames.answer("metadata.test", "169.254.169.254");
        ScriptedNames.answer("ec2.test", "fd00:ec2::254");
        ScriptedNames.answer("alibaba.test", "100.100.100.200");
        ScriptedNames.answer("mixed.test", PUBLIC + ",169.254.169.254");
        ScriptedNames.answer("nowhere.test", "0.0.0.0");
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this machine and its networks, in the usual way
                "http://127.0.0.1:PORT/v1",
                "https://127.0.0.1:PORT/v1",
                "http://127.8.9.10:PORT/v1",
                "http://localhost:PORT/v1",
                "http://LOCALHOST:PORT/v1",
                "http://localhost.:PORT/v1",
                "http://10.0.0.1:PORT/v1",
                "http://172.16.0.1:PORT/v1",
                "http://192.168.0.1:PORT/v1",
                "http://100.64.0.1:PORT/v1",
                "http://[::1]:PORT/v1",
                "http://[0:0:0:0:0:0:0:1]:PORT/v1",
                "http://[fd12::1]:PORT/v1",
                "http://[::ffff:127.0.0.1]:PORT/v1",
                "http://[::ffff:7f00:1]:PORT/v1",
                "http://[::ffff:0:127.0.0.1]:PORT/v1",
                "http://[64:ff9b::127.0.0.1]:PORT/v1",
                "http://[64:ff9b::a00:1]:PORT/v1",
                "http://[2002:7f00:1::1]:PORT/v1",
                "http://[2606:4700::5efe:127.0.0.1]:PORT/v1",
                "http://inside.test:PORT/v1",
                "http://inside.test.:PORT/v1",
                "http://six.test:PORT/v1",
                "http://mapped.test:PORT/v1",
                "http://nat.test:PORT/v1",
            })
    void nothing_private_is_connected_to_where_that_is_not_allowed(String address) {
        assertNotConnected(new OutgoingPolicy(false), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // metadata services and link-local addresses
                "http://169.254.169.254/latest/meta-data",
                "http://169.254.170.2:PORT/v1",
                "http://169.254.0.1:PORT/v1",
                "http://100.100.100.200:PORT/v1",
                "http://192.0.0.192:PORT/v1",
                "http://168.63.129.16:PORT/v1",
                "http://[fd00:ec2::254]:PORT/v1",
                "http://[fd00:ec2::23]:PORT/v1",
                "http://[fd20:ce::254]:PORT/v1",
                "http://[fe80::a9fe:a9fe]:PORT/v1",
                "http://[fe80::1%25lo]:PORT/v1",
                "http://[fe80::1%lo]:PORT/v1",
                "http://[::ffff:169.254.169.254]:PORT/v1",
                "http://[::ffff:a9fe:a9fe]:PORT/v1",
                "http://[::169.254.169.254]:PORT/v1",
                "http://[64:ff9b::169.254.169.254]:PORT/v1",
                "http://[64:ff9b:1::a9fe:a9fe]:PORT/v1",
                "http://[2002:a9fe:a9fe::]:PORT/v1",
                "http://[2001:0:a9fe:a9fe::1]:PORT/v1",
                "http://metadata.google.internal/computeMetadata/v1",
                "http://Metadata.Google.Internal.:PORT/v1",
                "http://metadata.test:PORT/v1",
                "http://ec2.test:PORT/v1",
                "http://alibaba.test:PORT/v1",
                "http://link.test:PORT/v1",
                "http://mixed.test:PORT/v1",
                // no address, every address, many addresses
                "http://0.0.0.0:PORT/v1",
                "http://nowhere.test:PORT/v1",
                "http://[::]:PORT/v1",
                "http://255.255.255.255:PORT/v1",
                "http://224.0.0.1:PORT/v1",
                "http://[ff02::1]:PORT/v1",
                "http://240.0.0.1:PORT/v1",
                // numbers that not everybody reads alike
                "http://2130706433:PORT/v1",
                "http://0x7f000001:PORT/v1",
                "http://0X7F000001:PORT/v1",
                "http://017700000001:PORT/v1",
                "http://0177.0.0.1:PORT/v1",
                "http://0x7f.0.0.1:PORT/v1",
                "http://0x7f.1:PORT/v1",
                "http://127.1:PORT/v1",
                "http://127.0.1:PORT/v1",
                "http://127.0.0.01:PORT/v1",
                "http://127.0.0.1.:PORT/v1",
                "http://0:PORT/v1",
                "http://4294967296:PORT/v1",
                "http://256.256.256.256:PORT/v1",
                "http://2852039166/latest/meta-data",
                "http://0xa9fea9fe/latest/meta-data",
                "http://0251.0376.0251.0376/latest/meta-data",
                // letters that are not what they look like, and escapes
                "http://\uff11\uff12\uff17.0.0.1:PORT/v1",
                "http://127\u30020\u30020\u30021:PORT/v1",
                "http://\u2460\u2461\u2466.0.0.1:PORT/v1",
                "http://l\u24DEcalhost:PORT/v1",
                "http://%31%32%37.0.0.1:PORT/v1",
                "http://localhost%2e:PORT/v1",
                "http://127.0.0.1%00.example.org:PORT/v1",
                "http://127.0.0.1\u0000.example.org:PORT/v1",
                "http://127.0.0.1\t:PORT/v1",
                // somebody else in front of the host
                "http://example.org@127.0.0.1:PORT/v1",
                "http://user:word@127.0.0.1:PORT/v1",
                "http://@127.0.0.1:PORT/v1",
                "http://example.org%40127.0.0.1:PORT/v1",
                "http://127.0.0.1:PORT\\@example.org/v1",
                "http://example.org:80@127.0.0.1:PORT/v1",
                "http://127.0.0.1:PORT#@example.org/v1",
                "http://example.org:80:PORT/v1",
                // ports that do not exist
                "http://127.0.0.1:0/v1",
                "http://127.0.0.1:65536/v1",
                "http://127.0.0.1:-1/v1",
                "http://127.0.0.1:4294967376/v1",
                // other schemes
                "file:///etc/passwd",
                "file://127.0.0.1:PORT/etc/passwd",
                "ftp://127.0.0.1:PORT/v1",
                "gopher://127.0.0.1:PORT/_GET",
                "dict://127.0.0.1:PORT/v1",
                "ws://127.0.0.1:PORT/v1",
                "jar:http://127.0.0.1:PORT/v1!/",
                "unix:///var/run/docker.sock",
                "data:text/plain,v1",
                "//127.0.0.1:PORT/v1",
                "127.0.0.1:PORT/v1",
                "http:127.0.0.1:PORT/v1",
                "http:///127.0.0.1:PORT/v1",
                "http:/127.0.0.1:PORT/v1",
                "\u00a0http://127.0.0.1:PORT/v1",
            })
    void what_is_never_asked_is_not_connected_to_even_where_private_networks_are(String address) {
        assertNotConnected(new OutgoingPolicy(true), address);
    }

    /**
     * The first two look-ups are the guard's, the third one is the connection's; it is made again
     * when it says nothing.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1 127.0.0.1 | 2",
                "203.0.113.1 203.0.113.1 127.0.0.1 | 3",
                "203.0.113.1 203.0.113.1 169.254.169.254 | 3",
                "203.0.113.1 203.0.113.1 ::1 | 3",
                "203.0.113.1 203.0.113.1 127.0.0.1,203.0.113.1 | 3",
                "203.0.113.1 203.0.113.1 203.0.113.1,127.0.0.1 | 3"
            })
    void a_name_that_resolves_differently_later_is_not_connected_to(String answers, int lookUps) {
        ScriptedNames.answer("turning.test", answers.split(" "));

        var failure = ask(new OutgoingPolicy(false), address("http://turning.test:PORT/v1"));

        assertThat(failure.kind()).isIn(Kind.PROVIDER_REJECTED, Kind.PROVIDER_DISCONNECTED);
        assertThat(ScriptedNames.lookUps("turning.test")).isGreaterThanOrEqualTo(lookUps);
        assertThat(listener.connections()).isZero();
    }

    @Test
    void the_same_is_so_for_a_list_of_models() {
        ScriptedNames.answer("turning.test", PUBLIC, PUBLIC, "127.0.0.1");

        list(new OutgoingPolicy(false), address("http://turning.test:PORT/v1"));

        assertThat(ScriptedNames.lookUps("turning.test")).isGreaterThanOrEqualTo(3);
        assertThat(listener.connections()).isZero();
    }

    @Test
    void what_the_last_look_up_says_is_what_is_connected_to() {
        ScriptedNames.answer("turning.test", PUBLIC, PUBLIC, "127.0.0.1");

        var failure = ask(new OutgoingPolicy(true), address("http://turning.test:PORT/v1"));

        assertThat(failure.httpStatus()).isEqualTo(418);
        assertThat(listener.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void a_redirect_is_not_followed(int status) {
        var elsewhere = address("http://127.0.0.1:PORT/latest/meta-data");
        try (var provider = new ProviderStandIn()) {
            var redirect = Script.refusing(status, "{}").header("location", elsewhere);
            var policy = new OutgoingPolicy(false, List.of(URI.create(provider.baseUrl())));

            var failure = ask(policy, provider.next(redirect).baseUrl());
            list(policy, provider.listing(redirect).baseUrl());

            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(listener.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/v1",
                "http://127.8.9.10:PORT/v1/",
                "http://localhost:PORT",
                "HTTP://LocalHost:PORT/v1?api-version=2",
                "http://[::1]:PORT/v1",
                "http://[::ffff:127.0.0.1]:PORT/v1",
                "http://inside.test:PORT/v1",
                "http://inside.test.:PORT/v1",
                "http://six.test:PORT/v1",
                " http://127.0.0.1:PORT/v1 ",
            })
    void honest_addresses_work_where_private_networks_are_allowed(String address) {
        assertThat(ask(new OutgoingPolicy(true), address(address)).httpStatus()).isEqualTo(418);
        assertThat(listener.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:PORT/v1", "http://inside.test:PORT/v1"})
    void services_of_the_installation_work_everywhere(String address) {
        var own = new OutgoingPolicy(false, List.of(URI.create(address(address))));

        assertThat(ask(own, address(address)).httpStatus()).isEqualTo(418);
        assertThat(listener.connections()).isEqualTo(1);
    }

    @Test
    void other_names_of_the_process_are_resolved_as_ever() {
        ScriptedNames.answer("database.test", "10.0.0.5");

        try (var _ = JudgedNames.watch("inside.test", _ -> false)) {
            assertThat(resolves("inside.test")).isFalse();
            assertThat(resolves("database.test")).isTrue();
        }

        assertThat(resolves("inside.test")).isTrue();
    }

    @Test
    void a_name_is_judged_as_long_as_one_of_many_watches_it() {
        var first = JudgedNames.watch("inside.test", _ -> false);
        var second = JudgedNames.watch("inside.test", _ -> true);

        second.close();
        assertThat(resolves("inside.test")).isFalse();

        first.close();
        assertThat(resolves("inside.test")).isTrue();
    }

    private static boolean resolves(String name) {
        try {
            return InetAddress.getAllByName(name).length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private void assertNotConnected(OutgoingPolicy policy, String template) {
        var address = address(template);

        var answers =
                List.of(
                        ask(policy, address),
                        Answers.failure(
                                Answers.all(
                                        new MessagesClient(http(policy))
                                                .open(Calls.messages(address)))));
        list(policy, address);

        assertThat(answers)
                .extracting(GenerationFailure::kind)
                .containsOnly(Kind.PROVIDER_REJECTED);
        assertThat(answers).extracting(GenerationFailure::httpStatus).containsOnlyNulls();
        assertThat(answers).extracting(GenerationFailure::retryable).containsOnly(false);
        assertThat(listener.connections()).isZero();
    }

    private String address(String template) {
        return template.replace("PORT", String.valueOf(listener.port()));
    }

    private static ProviderHttp http(OutgoingPolicy policy) {
        return new ProviderHttp(
                new OutgoingGuard(policy),
                Calls.PATIENT,
                RetryPolicy.NEVER,
                Calls.CLOCK,
                Calls.UNWATCHED);
    }

    private static GenerationFailure ask(OutgoingPolicy policy, String address) {
        var client = new ChatCompletionsClient(http(policy));
        return Answers.failure(Answers.all(client.open(Calls.chat(address))));
    }

    private static void list(OutgoingPolicy policy, String address) {
        var provider =
                new ConfiguredProvider(
                        new ProviderName("house"),
                        ProviderKinds.CHAT_COMPLETIONS,
                        address,
                        null,
                        List.of(),
                        true);
        assertThat(new HttpModelDirectory(http(policy), Calls.CLOCK).modelsOf(provider)).isEmpty();
    }
}
