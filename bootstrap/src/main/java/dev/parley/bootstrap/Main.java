package dev.parley.bootstrap;

import dev.parley.bootstrap.command.ParleyCommand;
import dev.parley.bootstrap.wiring.OwnStore;

/** Where the process begins. */
public final class Main {

    /** Set in native executables only. */
    private static final String NATIVE = "org.graalvm.nativeimage.imagecode";

    private static final String NETTY_WITHOUT_UNSAFE = "io.netty.noUnsafe";

    private Main() {}

    public static void main(String[] arguments) {
        letBuffersBeFreed();
        System.exit(ParleyCommand.commandLine(System.getenv(), new OwnStore()).execute(arguments));
    }

    /**
     * From Java 25 on Netty takes its buffers from shared arenas, which native executables cannot
     * give back. What it used before, it uses only if told so; the image's launcher tells it by an
     * option for Java.
     */
    private static void letBuffersBeFreed() {
        if (System.getProperty(NATIVE) != null
                && System.getProperty(NETTY_WITHOUT_UNSAFE) == null) {
            System.setProperty(NETTY_WITHOUT_UNSAFE, "false");
        }
    }
}
