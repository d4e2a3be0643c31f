package dev.parley.bootstrap.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What the package says of its contents. */
class ContentsIT {

    private static final Path TARGET = Path.of("target");
    private static final Path IMAGE = TARGET.resolve("parley");

    @Test
    void every_library_is_a_component_with_a_licence() throws IOException {
        var components = components();

        assertThat(libraries())
                .isNotEmpty()
                .allSatisfy(library ->
                        assertThat(components)
                                .anySatisfy(component -> {
                                    assertThat(file(component)).isEqualTo(library);
                                    assertThat(component.get("licenses")).isNotEmpty();
                                }));
    }

    @Test
    void a_library_that_is_shipped_as_it_was_published_has_the_checksum_of_its_component()
            throws IOException {
        var rewritten = rewritten();

        assertThat(components())
                .filteredOn(component -> !component.get("group").asText().startsWith("dev.parley"))
                .isNotEmpty()
                .allSatisfy(component ->
                        assertThat(
                                        sha256(IMAGE.resolve("lib").resolve(file(component)))
                                                .equals(sha256(component)))
                                .as(file(component))
                                .isEqualTo(!rewritten.contains(file(component))));
    }

    @Test
    void every_library_is_listed_for_people() throws IOException {
        var list = Files.readString(IMAGE.resolve("THIRD-PARTY.txt"));

        assertThat(components())
                .allSatisfy(component ->
                        assertThat(list)
                                .contains(
                                        "%s:%s %s: "
                                                .formatted(
                                                        component.get("group").asText(),
                                                        component.get("name").asText(),
                                                        component.get("version").asText())));
        assertThat(rewritten())
                .hasSize(2)
                .anyMatch(file -> file.startsWith("picocli-"))
                .anyMatch(file -> file.startsWith("sqlite-jdbc-"));
    }

    @Test
    void the_archive_has_its_checksum_beside_it() throws IOException {
        var archives = archives();

        assertThat(archives)
                .singleElement()
                .satisfies(archive ->
                        assertThat(Files.readString(Path.of(archive + ".sha256")))
                                .isEqualTo(sha256(archive) + "  " + archive.getFileName() + "\n"));
    }

    private static List<JsonNode> components() throws IOException {
        var list = new ObjectMapper().readTree(IMAGE.resolve("parley.cdx.json").toFile());
        assertThat(list.get("bomFormat").asText()).isEqualTo("CycloneDX");
        var components = new ArrayList<JsonNode>();
        list.get("components").forEach(components::add);
        return components;
    }

    private static List<String> libraries() throws IOException {
        try (var files = Files.list(IMAGE.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("parley-bootstrap"))
                    .toList();
        }
    }

    private static List<Path> archives() throws IOException {
        try (var files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
        }
    }

    /** The libraries of which the list says that they are not as they were published. */
    private static List<String> rewritten() throws IOException {
        var lines = Files.readAllLines(IMAGE.resolve("THIRD-PARTY.txt"));
        var rewritten = new ArrayList<String>();
        for (var at = 1; at < lines.size(); at++) {
            if (lines.get(at).contains("checksum is not the published one")) {
                var named = lines.get(at - 1).replaceFirst(": .*", "");
                rewritten.add(named.substring(named.indexOf(':') + 1).replace(' ', '-') + ".jar");
            }
        }
        return rewritten;
    }

    private static String file(JsonNode component) {
        return component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
    }

    private static String sha256(JsonNode component) {
        for (var hash : component.path("hashes")) {
            if (hash.get("alg").asText().equals("SHA-256")) {
                return hash.get("content").asText();
            }
        }
        throw new AssertionError("no SHA-256 of " + component);
    }

    private static String sha256(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
