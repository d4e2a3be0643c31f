package dev.parley.application.outgoing.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

final class OutgoingPolicyTest {

    private final OutgoingPolicy open = new OutgoingPolicy(true);
    private final OutgoingPolicy strict = new OutgoingPolicy(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:11434/v1",
                "https://api.example.org/v1",
                "HTTPS://api.example.org"
            })
    void addresses_of_the_web_are_taken(String address) {
        assertThat(strict.refusal(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org",
                "gopher://example.org",
                "/v1",
                "jar:http://a!/b"
            })
    void other_schemes_are_refused(String address) {
        assertThat(open.refusal(URI.create(address))).contains(Refusal.SCHEME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:secret@example.org",
                "https://ada@example.org",
                "https://@example.org"
            })
    void credentials_in_an_address_are_refused(String address) {
        assertThat(open.refusal(URI.create(address))).contains(Refusal.CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:/v1", "http:v1", "http://under_score$/v1"})
    void an_address_without_a_host_is_refused(String address) {
        assertThat(open.refusal(URI.create(address))).contains(Refusal.HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "::"
            })
    void metadata_link_local_and_multicast_are_refused_everywhere(String address) {
        assertThat(refusalOf(open, address)).contains(Refusal.FORBIDDEN_NETWORK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "::1",
                "fd12::1",
                "::ffff:127.0.0.1"
            })
    void private_networks_are_refused_unless_they_are_allowed(String address) {
        assertThat(refusalOf(strict, address)).contains(Refusal.PRIVATE_NETWORK);
        assertThat(refusalOf(open, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "2002:0101:0101::1"
            })
    void the_rest_of_the_world_may_be_asked(String address) {
        assertThat(refusalOf(strict, address)).isEmpty();
    }

    @Test
    void an_address_mapped_into_ipv6_is_judged_by_what_it_holds() {
        var mapped =
                new byte[] {
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    (byte) 0xff,
                    (byte) 0xff,
                    (byte) 169,
                    (byte) 254,
                    1,
                    1
                };

        assertThat(open.refusal(mapped)).contains(Refusal.FORBIDDEN_NETWORK);
    }

    private static Optional<Refusal> refusalOf(OutgoingPolicy policy, String literal) {
        try {
            return policy.refusal(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
