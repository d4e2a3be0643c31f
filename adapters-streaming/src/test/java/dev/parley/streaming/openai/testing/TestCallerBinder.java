package dev.parley.streaming.openai.testing;

import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.RequestCaller;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands controllers the caller, as the process does. */
@Singleton
final class TestCallerBinder implements TypedRequestArgumentBinder<Caller> {

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        return () -> Optional.of(RequestCaller.of(source));
    }
}
