package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What docs/operations has for Grafana and Prometheus. */
final class Operations {

    private static final Path FOLDER = Path.of("../docs/operations");

    private Operations() {}

    /** The queries of the dashboard's panels. */
    static List<String> panels() throws IOException {
        var queries = new ArrayList<String>();
        collect(new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile()), queries);
        return queries;
    }

    private static void collect(JsonNode panel, List<String> queries) {
        panel.path("targets").forEach(target -> queries.add(target.get("expr").asText()));
        panel.path("panels").forEach(inner -> collect(inner, queries));
    }

    /** The queries of the alert rules. */
    static List<String> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml")));
        return file.get("groups").stream().flatMap(group -> rules(group).stream()).toList();
    }

    @SuppressWarnings("unchecked") // as the file is laid out
    private static List<String> rules(Map<String, Object> group) {
        return ((List<Map<String, Object>>) group.get("rules"))
                .stream().map(rule -> (String) rule.get("expr")).toList();
    }
}
