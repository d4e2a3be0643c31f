package dev.parley.streaming.http;

import dev.parley.domain.identity.Caller;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Gives controllers the caller that a filter has found out and left with the request. */
@Singleton
public final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

    /** The request's attribute that holds the {@link Caller}. */
    public static final String ATTRIBUTE = "dev.parley.caller";

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        var caller = of(source);
        return () -> Optional.of(caller);
    }

    /** The caller of a request; a request that no filter has looked at is a defect. */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "nobody found out who calls " + request.getPath()));
    }
}
