package dev.parley.rest.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

/** Answers whose body is JSON. */
public final class Answers {

    private Answers() {}

    /** 200 with this. */
    public static MutableHttpResponse<byte[]> of(@Nullable Object json) {
        return of(200, json);
    }

    /** This status with this. */
    public static MutableHttpResponse<byte[]> of(int status, @Nullable Object json) {
        return HttpResponse.<byte[]>status(status, null)
                .body(Json.write(json))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
