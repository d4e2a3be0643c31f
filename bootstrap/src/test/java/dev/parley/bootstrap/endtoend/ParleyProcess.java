package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of the packaged Parley, on a free port. {@code -Dparley.executable=…} names another one
 * than the image's.
 */
public final class ParleyProcess implements AutoCloseable {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("parley.executable", "target/parley/bin/parley"))
                    .toAbsolutePath();
    private static final String READY = " is listening on ";

    private final Process process;
    private final String address;

    private ParleyProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** One on this data directory that asks the provider at this address. */
    public static ParleyProcess start(Path data, String providerBaseUrl) {
        return start(
                data, Map.of("PARLEY_MODEL_BASE_URL", providerBaseUrl, "PARLEY_MODEL", "usual"));
    }

    public static ParleyProcess start(Path data, Map<String, String> environment) {
        return start(LAUNCHER, data, environment);
    }

    /** One that is started by this launcher, wherever it is. */
    public static ParleyProcess start(Path launcher, Path data, Map<String, String> environment) {
        try {
            var process = launch(launcher, data, environment, "--port", "0");
            return new ParleyProcess(process, addressIn(process.inputReader()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One that Java is told these options for, in the way that its form understands. */
    static ParleyProcess start(
            Path data, Map<String, String> environment, List<String> javaOptions) {
        var all = new HashMap<>(environment);
        var arguments = new ArrayList<String>();
        if (isImage()) {
            all.put("PARLEY_JAVA_OPTS", String.join(" ", javaOptions));
        } else {
            arguments.addAll(javaOptions);
        }
        arguments.addAll(List.of("--port", "0"));
        try {
            var process = launch(LAUNCHER, data, all, arguments.toArray(String[]::new));
            return new ParleyProcess(process, addressIn(process.inputReader()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether a Java runtime lies beside what is launched, which takes its options for it. */
    private static boolean isImage() {
        return Files.isDirectory(LAUNCHER.getParent().resolveSibling("runtime"));
    }

    /** One that says on standard error what a file then holds. */
    static ParleyProcess startLogging(Path data, Map<String, String> environment, Path log) {
        try {
            var process =
                    builder(LAUNCHER, data, environment, "--port", "0")
                            .redirectError(log.toFile())
                            .start();
            return new ParleyProcess(process, addressIn(process.inputReader()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * How a process ended.
     *
     * @param out what it said on standard output
     * @param err what it said on standard error
     */
    record Ended(int exitCode, String out, String err) {}

    /** Runs a command, or a start that is refused, to its end, whatever that is. */
    static Ended run(Path data, Map<String, String> environment, String... arguments) {
        try {
            var err = Files.createTempFile("parley-", ".err");
            var out = Files.createTempFile("parley-", ".out");
            try {
                var process =
                        builder(LAUNCHER, data, environment, arguments)
                                .redirectError(err.toFile())
                                .redirectOutput(out.toFile())
                                .start();
                var isEnded = process.waitFor(2, TimeUnit.MINUTES);
                process.destroyForcibly().waitFor();
                assertThat(isEnded).as("it ends: " + Files.readString(err)).isTrue();
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(err);
                Files.delete(out);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Runs another command of Parley on a data directory; gives what it prints. */
    public static String command(Path data, Map<String, String> environment, String... command) {
        try {
            var process = launch(LAUNCHER, data, environment, command);
            var output = process.inputReader().readAllAsString().strip();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** A command that has begun, which the caller ends or waits for. */
    static Process begin(Path data, Map<String, String> environment, String... command)
            throws IOException {
        return launch(LAUNCHER, data, environment, command);
    }

    private static Process launch(
            Path launcher, Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        return builder(launcher, data, environment, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessBuilder builder(
            Path launcher, Path data, Map<String, String> environment, String... arguments) {
        var line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data-dir", data.toString()));
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().putAll(environment);
        return builder;
    }

    HouseClient client() {
        return new HouseClient(address);
    }

    /** OpenAI's own client, which does not retry and takes nothing that its types do not allow. */
    public OpenAIClient sdk() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(address + "/v1")
                .apiKey("any")
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    public String address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing in the process gets to run any more. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; does not wait for what comes of it. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until it has ended; gives the exit code. */
    public int awaitExit() throws InterruptedException {
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
