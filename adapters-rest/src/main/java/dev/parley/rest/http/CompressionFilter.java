package dev.parley.rest.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Has answers compressed by gzip or not at all. Who accepts anything would get what the framework
 * likes best, which is no coding that clients of HTTP read.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CompressionFilter implements Ordered {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final String OTHERS = "*";
    private static final Pattern ZERO = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

    @RequestFilter
    void choose(HttpRequest<?> request) {
        var accepted = request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING);
        if (!accepted.isEmpty() && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, takesGzip(accepted) ? "gzip" : "identity");
        }
    }

    /** Who names it is heard, whatever is said about all others before. */
    private static boolean takesGzip(List<String> accepted) {
        var takesOthers = false;
        for (var coding : String.join(",", accepted).toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = coding.split(";", 2);
            var name = parts[0].strip();
            var isTaken = parts.length == 1 || !isZero(parts[1].strip());
            if (GZIP.contains(name)) {
                return isTaken;
            }
            takesOthers |= name.equals(OTHERS) && isTaken;
        }
        return takesOthers;
    }

    private static boolean isZero(String weight) {
        return ZERO.matcher(weight).matches();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
