package dev.parley.persistence.migration;

import org.flywaydb.core.api.resource.LoadableResource;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One migration, read from beside this program's classes. */
final class ListedResource extends LoadableResource {

    private final String file;

    ListedResource(String file) {
        this.file = file;
    }

    @Override
    public Reader read() {
        try (var stream =
                ListedResource.class.getClassLoader().getResourceAsStream(getAbsolutePath())) {
            if (stream == null) {
                throw new IllegalStateException("this program lacks its file " + getAbsolutePath());
            }
            return new StringReader(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String getAbsolutePath() {
        return Migrations.FOLDER + file;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return getAbsolutePath();
    }

    @Override
    public String getFilename() {
        return file.substring(file.indexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
        return file;
    }
}
