package dev.parley.rest.http;

import dev.parley.domain.identity.Caller;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Hands the caller to whatever controller asks for one, of whichever module; a request that no
 * filter has looked at is a defect.
 */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        var caller =
                source.getAttribute(CallerFilter.ATTRIBUTE, Caller.class)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "nobody found out who calls " + source.getPath()));
        return () -> Optional.of(caller);
    }
}
