package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the packaged Parley, on a free port. */
final class ParleyProcess implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("target/parley/bin/parley").toAbsolutePath();
    private static final String READY = " is listening on ";

    private final Process process;
    private final String address;

    private ParleyProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** One on this data directory that asks the provider at this address. */
    static ParleyProcess start(Path data, String providerBaseUrl) {
        return start(
                data, Map.of("PARLEY_MODEL_BASE_URL", providerBaseUrl, "PARLEY_MODEL", "usual"));
    }

    static ParleyProcess start(Path data, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(
                        LAUNCHER.toString(), "--port", "0", "--data-dir", data.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            var process = builder.start();
            return new ParleyProcess(process, addressIn(process.inputReader()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command on a data directory in a process of its own; gives what it prints. */
    static String run(Path data, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", data.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    HouseClient client() {
        return new HouseClient(address);
    }

    String address() {
        return address;
    }

    /** SIGKILL: nothing in the process gets to run any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; does not wait for what comes of it. */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended; gives the exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private static String addressIn(BufferedReader output) throws IOException {
        var line = output.readLine();
        assertThat(line).as("the first line that is printed").contains(READY);
        return line.substring(line.indexOf(READY) + READY.length());
    }
}
