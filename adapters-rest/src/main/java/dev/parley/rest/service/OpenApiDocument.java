package dev.parley.rest.service;

import dev.parley.rest.http.Json;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.ByteArrayInputStream;

/**
 * The description of the house API: written as YAML, because people keep it, and served as JSON.
 */
final class OpenApiDocument {

    private static final int MOST_ALIASES = 1000;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private OpenApiDocument() {}

    static byte[] json() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit(MOST_CHARACTERS);
        Object document =
                new Yaml(new SafeConstructor(options))
                        .load(new ByteArrayInputStream(Pages.own("openapi.yaml")));
        return Json.write(document);
    }
}
