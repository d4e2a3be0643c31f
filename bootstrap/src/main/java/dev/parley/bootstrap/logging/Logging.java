package dev.parley.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;

import dev.parley.bootstrap.settings.LogSettings;

import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Logs to standard error, so that standard output belongs to the command. In Java, because parsing
 * XML delays the start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String OURS = "dev.parley";

    /** Below INFO they tell whole addresses, and in those stands what people search for. */
    private static final List<String> TELL_ADDRESSES =
            List.of("io.micronaut.http", "io.micronaut.context.event", "io.micronaut.web");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        set(context, new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Logs as the settings say from now on. */
    public static void use(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            set(context, settings);
        }
    }

    static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSettings.Format format) {
        var encoder =
                switch (format) {
                    case TEXT -> new TextLines();
                    case JSON -> new JsonLines();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static void set(LoggerContext context, LogSettings settings) {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("stderr");
        console.setTarget("System.err");
        console.setEncoder(encoder(context, settings.format()));
        console.start();

        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(console);
        var level = Level.toLevel(settings.level().name());
        root.setLevel(ofLibraries(level));
        context.getLogger(OURS).setLevel(level);
        for (var telling : TELL_ADDRESSES) {
            context.getLogger(telling).setLevel(ofTelling(level));
        }
        // A native executable has no notifications of its garbage collector, and would warn at each
        // start.
        context.getLogger("io.micrometer.core.instrument.binder.jvm.JvmGcMetrics")
                .setLevel(Level.ERROR);
        // Whoever starts the server says in one sentence why it cannot listen.
        context.getLogger("io.micronaut.http.server.netty.NettyHttpServer").setLevel(Level.OFF);
    }

    private static Level ofTelling(Level level) {
        var usual = ofLibraries(level);
        return usual.isGreaterOrEqual(Level.INFO) ? usual : Level.INFO;
    }

    /** They say much at INFO that nobody wants to know who runs Parley, and too much below. */
    private static Level ofLibraries(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT -> Level.DEBUG;
            case Level.DEBUG_INT -> Level.INFO;
            case Level.INFO_INT -> Level.WARN;
            default -> level;
        };
    }
}
