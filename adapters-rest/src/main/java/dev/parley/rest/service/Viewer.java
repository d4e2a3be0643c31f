package dev.parley.rest.service;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files of the page that shows API documents, as its jar carries them below its version. */
final class Viewer {

    private static final String PROPERTIES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String FILES = "META-INF/resources/webjars/swagger-ui/";

    private Viewer() {}

    static byte[] file(String name) {
        return packaged(FILES + version() + "/" + name);
    }

    private static String version() {
        var properties = new Properties();
        try {
            properties.load(
                    new StringReader(new String(packaged(PROPERTIES), StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties.getProperty("version", "");
    }

    private static byte[] packaged(String path) {
        var content = Pages.resource(path);
        if (content == null) {
            throw new IllegalStateException("packaged without " + path);
        }
        return content;
    }
}
