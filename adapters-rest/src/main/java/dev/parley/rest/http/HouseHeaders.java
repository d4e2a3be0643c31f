package dev.parley.rest.http;

import io.micronaut.http.MutableHttpHeaders;

import java.time.Duration;
import java.util.List;

/** What the house API's dialect writes above its answers, besides what is above every answer. */
public interface HouseHeaders {

    /**
     * Writes those that every answer has.
     *
     * @param took from the first look at the request until now
     */
    void write(MutableHttpHeaders headers, Duration took);

    /** The names of all that a page may read, also of those that few answers have. */
    List<String> readable();
}
