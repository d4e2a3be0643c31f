package dev.parley.streaming.provider.attachment;

import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts files of text into the prompt, for providers that take no files. */
public final class FileText {

    private static final Set<String> TYPES =
            Set.of(
                    "application/json",
                    "application/xml",
                    "application/javascript",
                    "application/typescript",
                    "application/x-javascript",
                    "application/x-sh",
                    "application/x-yaml",
                    "application/yaml",
                    "application/toml",
                    "application/sql",
                    "application/graphql",
                    "application/x-ndjson");

    private static final Set<String> EXTENSIONS =
            Set.of(
                    "txt",
                    "md",
                    "markdown",
                    "rst",
                    "csv",
                    "tsv",
                    "log",
                    "json",
                    "jsonl",
                    "xml",
                    "yaml",
                    "yml",
                    "toml",
                    "ini",
                    "html",
                    "css",
                    "js",
                    "mjs",
                    "ts",
                    "tsx",
                    "jsx",
                    "java",
                    "kt",
                    "scala",
                    "groovy",
                    "py",
                    "rb",
                    "php",
                    "go",
                    "rs",
                    "c",
                    "h",
                    "cc",
                    "cpp",
                    "hpp",
                    "cs",
                    "swift",
                    "m",
                    "sh",
                    "bash",
                    "ps1",
                    "bat",
                    "sql",
                    "r",
                    "lua",
                    "pl",
                    "properties",
                    "gradle",
                    "dockerfile",
                    "tex",
                    "diff",
                    "patch",
                    "proto",
                    "graphql",
                    "vue",
                    "svelte");

    private FileText() {}

    /** The file's text under its name; nothing if it is no text, or not in hand. */
    public static Optional<String> of(Part.File file) {
        if (!(file.media() instanceof Media.Inline(var mediaType, var bytes))
                || !isText(mediaType, file.name())) {
            return Optional.empty();
        }
        var name = file.name() == null ? "file" : file.name();
        return decoded(bytes).map(text -> "[" + name + "]\n" + text + "\n[end of " + name + "]");
    }

    private static boolean isText(String mediaType, @Nullable String name) {
        var type = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (type.startsWith("image/")) {
            return false;
        }
        return type.startsWith("text/")
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || TYPES.contains(type)
                || (name != null && EXTENSIONS.contains(extension(name)));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
