package dev.parley.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;

import jakarta.inject.Singleton;

/** Tells the server how large a body may be. */
@Singleton
final class BodyLimit implements BeanCreatedEventListener<HttpServerConfiguration> {

    private final HttpSettings settings;

    BodyLimit(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        var server = event.getBean();
        server.setMaxRequestSize(settings.maxBodySize());
        server.setMaxRequestBufferSize(settings.maxBodySize());
        return server;
    }
}
