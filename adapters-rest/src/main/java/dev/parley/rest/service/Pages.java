package dev.parley.rest.service;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Pages and what they load, all of it from here: nothing comes from another host. */
final class Pages {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                    + " 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private Pages() {}

    /** Whether a person's browser asks. */
    static boolean isForPerson(HttpRequest<?> request) {
        var accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    /** A page of ours. */
    static MutableHttpResponse<byte[]> page(String name) {
        return file(own(name), MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    /** Something that a page loads. */
    static MutableHttpResponse<byte[]> file(byte[] content, MediaType type) {
        return HttpResponse.ok(content).contentType(type);
    }

    /** A resource of this package. */
    static byte[] own(String name) {
        var content = resource("dev/parley/rest/service/" + name);
        if (content == null) {
            throw new IllegalStateException("packaged without " + name);
        }
        return content;
    }

    /** A resource of any package; nothing if there is none of this name. */
    static byte @Nullable [] resource(String path) {
        try (var in = Pages.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
