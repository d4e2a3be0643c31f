package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Knows which dialect a request speaks. */
@Singleton
final class ErrorDialects {

    private record Spoken(String prefix, ErrorDialect dialect) {

        boolean covers(String path) {
            return path.startsWith(prefix)
                    && (prefix.isEmpty()
                            || path.length() == prefix.length()
                            || path.charAt(prefix.length()) == '/');
        }
    }

    private final List<Spoken> longestFirst;

    ErrorDialects(List<ErrorDialect> dialects) {
        longestFirst =
                dialects.stream()
                        .flatMap(ErrorDialects::spoken)
                        .sorted(
                                Comparator.comparingInt((Spoken spoken) -> spoken.prefix().length())
                                        .reversed())
                        .toList();
    }

    ErrorDialect of(HttpRequest<?> request) {
        var path = request.getPath();
        return longestFirst.stream()
                .filter(spoken -> spoken.covers(path))
                .findFirst()
                .map(Spoken::dialect)
                .orElseThrow(() -> new IllegalStateException("no dialect speaks everything else"));
    }

    private static Stream<Spoken> spoken(ErrorDialect dialect) {
        return dialect.prefixes().stream().map(prefix -> new Spoken(prefix, dialect));
    }
}
