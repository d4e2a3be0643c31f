package dev.parley.bootstrap.command;

import dev.parley.bootstrap.StartRefusedException;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.IntSupplier;

/** Takes what a command writes to standard output; there when all of it is, and not before. */
record OutputFile(Path path) {

    /**
     * Has the command work, with its standard output in the file; gives its exit code.
     *
     * @throws StartRefusedException if there can be no such file
     */
    int write(CommandLine commandLine, IntSupplier command) {
        try {
            var target = path.toAbsolutePath();
            var folder = target.getParent();
            if (folder == null || Files.isDirectory(target)) {
                throw new IOException("a directory");
            }
            var unfinished = Files.createTempFile(folder, ".parley-export", "", ownerOnly());
            try {
                var exitCode = fill(unfinished, commandLine, command);
                if (exitCode == ExitCode.OK) {
                    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
                }
                return exitCode;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failed) {
            throw new StartRefusedException(
                    "The file %s cannot be written (%s); choose another with --output."
                            .formatted(path, failed),
                    ExitCode.SOFTWARE);
        }
    }

    private static int fill(Path file, CommandLine commandLine, IntSupplier command)
            throws IOException {
        try (var writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            commandLine.setOut(writer);
            var exitCode = command.getAsInt();
            if (exitCode == ExitCode.OK && writer.checkError()) {
                throw new IOException("not all could be written");
            }
            return exitCode;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
