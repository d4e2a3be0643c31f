package dev.parley.persistence.backup;

import dev.parley.persistence.file.Digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A backup with another database in it, whose digest is right. */
final class Rewritten {

    private Rewritten() {}

    static void of(Path backup, Path database, Path rewritten) throws IOException {
        var bytes = Files.readAllBytes(database);
        try (var zip = new ZipFile(backup.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            var said =
                    Contents.read(
                            new String(
                                    zip.getInputStream(zip.getEntry(Contents.NAME)).readAllBytes(),
                                    StandardCharsets.UTF_8));
            var now =
                    new Contents(
                            said.madeAt(),
                            99,
                            HexFormat.of().formatHex(Digest.sha256().digest(bytes)),
                            said.attachments(),
                            said.missing());
            add(out, Backup.DATABASE, bytes);
            add(out, Contents.NAME, now.write().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
