package dev.parley.bootstrap.command;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {
    static String current() {
        try (var source =
                Version.class.getResourceAsStream("/dev/parley/bootstrap/version.properties")) {
            var properties = new Properties();
            properties.load(source);
            return properties.getProperty("version");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Parley " + current()};
    }
}
