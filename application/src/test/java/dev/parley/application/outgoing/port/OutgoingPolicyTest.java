package dev.parley.application.outgoing.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

final class OutgoingPolicyTest {

    private static final URI ANY = URI.create("http://models.example/v1");

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
        assertThat(OutgoingPolicy.refusal(URI.create(address))).isEmpty();
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
        assertThat(OutgoingPolicy.refusal(URI.create(address))).contains(Refusal.SCHEME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:secret@example.org",
                "https://ada@example.org",
                "https://@example.org"
            })
    void credentials_in_an_address_are_refused(String address) {
        assertThat(OutgoingPolicy.refusal(URI.create(address))).contains(Refusal.CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:/v1",
                "http:v1",
                "http://under_score$/v1",
                "http://2130706433/v1",
                "http://0x7f000001/v1",
                "http://017700000001/v1",
                "http://0177.0.0.1/v1",
                "http://127.0.0.01/v1",
                "http://127.1/v1",
                "http://0/v1",
                "http://127.0.0.1./v1",
                "http://4294967296./v1",
                "http://name.0x7f/v1",
                "http://[fe80::1%25eth0]/v1",
                "http://%31%32%37.0.0.1/v1",
                "http://\uff11\uff12\uff17.0.0.1/v1"
            })
    void an_address_without_a_host_that_everybody_reads_alike_is_refused(String address) {
        assertThat(OutgoingPolicy.refusal(URI.create(address))).contains(Refusal.HOST);
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
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:c1::a9fe:a9fe",
                "fd00:42::42",
                "192.0.0.192",
                "192.88.99.1",
                "2001:0:7f00:1::1",
                "2001:db8::1",
                "64:ff9b:1::a9fe:a9fe",
                "100::1",
                "4000::1",
                "fec0::1",
                "::ffff:0:169.254.169.254",
                "::169.254.169.254",
                "2606:4700::5efe:169.254.169.254",
                "2606:4700::200:5efe:a9fe:a9fe",
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
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::1",
                "2606:4700::5efe:10.0.0.1"
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
                "2002:0101:0101::1",
                "2606:4700::5eff:10.0.0.1"
            })
    void the_rest_of_the_world_may_be_asked(String address) {
        assertThat(refusalOf(strict, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://metadata.google.internal/v1",
                "http://METADATA.google.internal./v1",
                "http://metadata/v1",
                "http://instance-data/v1"
            })
    void names_of_metadata_services_are_refused(String address) {
        assertThat(OutgoingPolicy.refusal(URI.create(address))).contains(Refusal.FORBIDDEN_NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example:0/v1", "http://a.example:65536/v1"})
    void a_port_that_does_not_exist_is_refused(String address) {
        assertThat(OutgoingPolicy.refusal(URI.create(address))).contains(Refusal.PORT);
    }

    @Test
    void services_of_the_installation_may_be_private_but_nothing_else_there() {
        var policy =
                new OutgoingPolicy(
                        false,
                        List.of(
                                URI.create("http://Models.example/v1"),
                                URI.create("https://10.0.0.7:8443/v1")));
        var network = new byte[] {10, 0, 0, 7};
        var metadata = new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254};

        assertThat(policy.refusal(URI.create("http://models.example:80/v2"), network)).isEmpty();
        assertThat(policy.refusal(URI.create("https://10.0.0.7:8443"), network)).isEmpty();
        assertThat(policy.refusal(URI.create("https://10.0.0.7"), network))
                .contains(Refusal.PRIVATE_NETWORK);
        assertThat(policy.refusal(URI.create("https://models.example"), network))
                .contains(Refusal.PRIVATE_NETWORK);
        assertThat(policy.refusal(URI.create("http://models.example"), metadata))
                .contains(Refusal.FORBIDDEN_NETWORK);
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

        assertThat(open.refusal(ANY, mapped)).contains(Refusal.FORBIDDEN_NETWORK);
    }

    private static Optional<Refusal> refusalOf(OutgoingPolicy policy, String literal) {
        try {
            return policy.refusal(ANY, InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
