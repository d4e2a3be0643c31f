package dev.parley.bootstrap.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

class ControlSocketTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void arguments_go_in_and_output_and_exit_code_come_back() throws IOException {
        var asked = new AtomicReference<ControlRequest>();
        var request = new ControlRequest(List.of("keys", "add", "天 💬"), "postgresql://a@b/c");

        try (var _ =
                ControlSocket.listen(
                        folder,
                        (given, toOut, toErr) -> {
                            asked.set(given);
                            toOut.println("parley_天");
                            toErr.println("💬");
                            toOut.print("end");
                            return 7;
                        })) {
            assertThat(ask(request)).hasValue(7);
        }

        assertThat(asked).hasValue(request);
        assertThat(out).hasToString("parley_天%nend".formatted());
        assertThat(err).hasToString("💬%n".formatted());
    }

    @Test
    void much_output_comes_back_whole() throws IOException {
        var much = "天气 ".repeat(100_000);

        try (var _ =
                ControlSocket.listen(
                        folder,
                        (_, toOut, _) -> {
                            toOut.print(much);
                            return 0;
                        })) {
            assertThat(ask()).hasValue(0);
        }

        assertThat(out.toString()).isEqualTo(much);
    }

    @Test
    void only_its_owner_may_use_it_and_it_goes_with_the_service() throws IOException {
        var socket = folder.resolve("control.sock");

        try (var _ = ControlSocket.listen(folder, (_, _, _) -> 0)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
        }

        assertThat(socket).doesNotExist();
        assertThat(ask()).isEmpty();
    }

    @Test
    void what_a_killed_service_left_is_in_nobodys_way() throws IOException {
        Files.createFile(folder.resolve("control.sock"));
        assertThat(ask()).isEmpty();

        try (var _ = ControlSocket.listen(folder, (_, _, _) -> 0)) {
            assertThat(ask()).hasValue(0);
        }
    }

    @Test
    void a_long_path_is_replaced_by_a_short_and_private_one() throws IOException {
        var deep = Files.createDirectories(folder.resolve("a".repeat(60)).resolve("b".repeat(60)));
        Path socket;

        try (var _ = ControlSocket.listen(deep, (_, _, _) -> 0)) {
            socket = Path.of(Files.readString(deep.resolve("control.path")));

            assertThat(ask(deep, new ControlRequest(List.of(), null))).hasValue(0);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
        }

        assertThat(socket.getParent()).doesNotExist();
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void who_asks_too_much_or_nonsense_is_sent_away_and_others_are_not() throws IOException {
        try (var _ = ControlSocket.listen(folder, (_, _, _) -> 0)) {
            try (var nonsense = connect()) {
                nonsense.write(ByteBuffer.wrap("GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8)));
                assertSentAway(nonsense);
            }
            assertThat(ask(new ControlRequest(List.of("x".repeat(100_000)), null))).isEmpty();
            assertThat(ask()).hasValue(0);
        }
    }

    @Test
    void who_says_nothing_is_sent_away() throws IOException {
        try (var _ = ControlSocket.listen(folder, (_, _, _) -> 0, Duration.ofMillis(1));
                var silent = connect()) {
            assertSentAway(silent);
        }
    }

    private static void assertSentAway(SocketChannel channel) throws IOException {
        try {
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } catch (SocketException reset) {
            assertThat(reset).hasMessage("Connection reset");
        }
    }

    private SocketChannel connect() throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve("control.sock")));
        return channel;
    }

    private OptionalInt ask() {
        return ask(new ControlRequest(List.of("doctor"), null));
    }

    private OptionalInt ask(ControlRequest request) {
        return ask(folder, request);
    }

    private OptionalInt ask(Path dataDirectory, ControlRequest request) {
        return ControlClient.run(
                dataDirectory, request, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
