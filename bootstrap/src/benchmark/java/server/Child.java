package server;

import machine.Usage;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that was started here and does not outlive this one. */
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Thread atExit;

    private Child(Process process) {
        this.process = process;
        atExit = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static Child start(ProcessBuilder builder) throws IOException {
        return new Child(builder.start());
    }

    BufferedReader output() {
        return process.inputReader();
    }

    /** Passes on the rest of its output to nobody, so that it is never held up by it. */
    void ignoreOutput() {
        Thread.ofVirtual().start(() -> output().lines().forEach(line -> {}));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Usage usage() throws IOException {
        return Usage.of(handle());
    }

    /** Ends it as a power cut would: nothing in it gets to run any more. */
    void cutOff() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        kill();
        process.onExit().join();
    }

    /** Asks it to end, then makes it end. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        var below = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
        kill(below);
    }

    private void kill() {
        var below = process.descendants().toList();
        process.destroyForcibly();
        kill(below);
    }

    private static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }
}
