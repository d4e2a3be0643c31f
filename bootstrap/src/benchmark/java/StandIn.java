import standin.Provider;

import java.io.IOException;

/** The provider's process: prints its port and serves until its standard input ends. */
final class StandIn {

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(StandIn::endWithParent);
        var provider = new Provider();
        System.out.println(provider.port());
        provider.serve();
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException closed) {
            // The parent is gone.
        }
        Runtime.getRuntime().halt(0);
    }
}
