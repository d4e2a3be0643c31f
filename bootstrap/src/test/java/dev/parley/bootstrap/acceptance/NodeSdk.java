package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * OpenAI's SDK for Node, in the version that {@code src/test/node/package-lock.json} pins, and the
 * checks that are written for it. Without Node, or without a registry to install from, the checks
 * are skipped.
 */
final class NodeSdk {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");
    private static final int PATIENCE_SECONDS = 300;

    private static boolean isInstalled;

    private NodeSdk() {}

    /** Skips the test, with one line that says why, if the SDK cannot be had. */
    static synchronized void assumeInstalled() {
        if (isInstalled) {
            return;
        }
        assumeTrue(isThere("node") && isThere("npm"), "skipped: there is no Node on this machine");
        copy();
        var installing = run(Map.of(), "npm", "ci", "--prefer-offline");
        assumeTrue(
                installing.status() == 0,
                () -> "skipped: npm cannot install the SDK: " + installing.output());
        isInstalled = true;
    }

    /** Runs one check against an installation; it has to say nothing. */
    static void check(String script, Installation installation, Map<String, String> more) {
        assumeInstalled();
        var environment = new HashMap<>(more);
        environment.put("PARLEY_BASE_URL", installation.address() + "/v1");

        var run = run(environment, "node", "checks/" + script);

        assertThat(run).as(script).isEqualTo(new Run(0, ""));
    }

    private record Run(int status, String output) {}

    private static boolean isThere(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Run run(Map<String, String> environment, String... command) {
        var builder =
                new ProcessBuilder(List.of(command))
                        .directory(INSTALLED.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + String.join(" ", command));
            }
            return new Run(process.exitValue(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void copy() {
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = INSTALLED.resolve(SOURCES.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
