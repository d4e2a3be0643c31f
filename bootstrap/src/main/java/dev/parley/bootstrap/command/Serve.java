package dev.parley.bootstrap.command;

import dev.parley.bootstrap.logging.Logging;
import dev.parley.bootstrap.process.Service;
import dev.parley.bootstrap.settings.SettingsReader;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is told to end. */
final class Serve {
    private final SettingsReader reader;

    Serve(SettingsReader reader) {
        this.reader = reader;
    }

    int run(ServeOptions options, PrintWriter out) throws InterruptedException {
        var settings = reader.read(options.given(), options.config());
        Logging.use(settings.log());
        var service = Service.start(settings, ServiceCommand::handler);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("shutdown")
                                .unstarted(() -> {
                                    service.close();
                                    ended.countDown();
                                }));
        for (var address : service.addresses()) {
            out.println("Parley %s is listening on %s".formatted(Version.current(), address));
        }
        out.flush();
        ended.await();
        return 0;
    }
}
