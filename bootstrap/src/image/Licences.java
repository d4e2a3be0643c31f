import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Under what every library that is shipped may be used, as the list of components says it. Fails
 * where a library has no licence that is allowed, or is not in that list.
 */
final class Licences {

    private static final String HEAD =
            """
            Parley is shipped with these libraries, each under one of the licences named beside it.
            The Java runtime in the folder runtime is OpenJDK's, under the GPL version 2 with the
            Classpath Exception; runtime/legal has its texts. parley.cdx.json lists the same libraries
            for machines, with their checksums as they were published.

            """;

    private final Set<String> allowed;

    /** What the file of each library says, by the file's name. */
    private final TreeMap<String, String> lines = new TreeMap<>();

    /**
     * @param components the list, as CycloneDX in XML
     * @param allowed a file with a licence that is allowed on each line
     */
    Licences(Path components, Path allowed) throws IOException {
        this.allowed =
                Files.readAllLines(allowed).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toSet());
        try {
            var list =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(components.toFile())
                            .getDocumentElement();
            for (var component : below(child(list, "components"), "component")) {
                add(component);
            }
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private void add(Element component) {
        var name = text(component, "name");
        var version = text(component, "version");
        var licences = licences(component);
        if (licences.stream().noneMatch(allowed::contains)) {
            throw new IllegalStateException(
                    "%s:%s:%s is under %s, none of which bootstrap/src/image/licences.allowed has"
                            .formatted(text(component, "group"), name, version, licences));
        }
        lines.put(
                name + "-" + version + ".jar",
                "%s:%s %s: %s"
                        .formatted(
                                text(component, "group"),
                                name,
                                version,
                                String.join(" or ", licences)));
    }

    private static Set<String> licences(Element component) {
        var licences = new TreeSet<String>();
        for (var group : below(component, "licenses")) {
            below(group, "expression").forEach(one -> licences.add(one.getTextContent().strip()));
            for (var licence : below(group, "license")) {
                var id = text(licence, "id");
                licences.add(id.isEmpty() ? text(licence, "name") : id);
            }
        }
        return licences;
    }

    /**
     * The list for people.
     *
     * @param files the names of the libraries' files
     * @param changes what was done to those of them that are not as they were published
     */
    String list(List<String> files, Map<String, String> changes) {
        return files.stream()
                .sorted()
                .map(file ->
                        line(file)
                                + (changes.containsKey(file)
                                        ? "\n  "
                                                + changes.get(file)
                                                + ", so that its checksum is not the published one"
                                        : ""))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private String line(String file) {
        var line = lines.get(file);
        if (line == null) {
            throw new IllegalStateException(file + " is shipped and no component");
        }
        return line;
    }

    private static Element child(Element of, String name) {
        return below(of, name).getFirst();
    }

    private static String text(Element of, String name) {
        var found = below(of, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> below(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node ->
                        node instanceof Element element && element.getTagName().equals(name))
                .map(Element.class::cast)
                .toList();
    }
}
