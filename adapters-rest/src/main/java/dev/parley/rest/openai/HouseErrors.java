package dev.parley.rest.openai;

import dev.parley.domain.failure.Failure;
import dev.parley.rest.http.ErrorDialect;
import dev.parley.rest.http.Refusal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/** Says what went wrong in the house API's envelope, also where no other dialect is spoken. */
@Singleton
final class HouseErrors implements ErrorDialect {

    private static final String CHALLENGE = "Bearer";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public List<String> prefixes() {
        return List.of("", "/v1");
    }

    @Override
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Failure failure) {
        var answer = FailureWords.of(failure, Place.of(request.getPath())).answer();
        if (answer.code() == HttpStatus.UNAUTHORIZED.getCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return answer;
    }

    @Override
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Refusal refusal) {
        var answer = error(refusal).answer();
        if (refusal instanceof Refusal.WrongMethod(_, var allowed)) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return answer;
    }

    private static HouseError error(Refusal refusal) {
        var message = refusal.message();
        return switch (refusal) {
            case Refusal.NoSuchAddress _ -> HouseError.invalid(404, "unknown_url", null, message);
            case Refusal.WrongMethod _ ->
                    HouseError.invalid(405, "method_not_supported", null, message);
            case Refusal.WrongMediaType _, Refusal.WrongEncoding _ ->
                    HouseError.invalid(415, "unsupported_media_type", null, message);
            case Refusal.NothingAcceptable _ ->
                    HouseError.invalid(406, "not_acceptable", null, message);
            case Refusal.Unreadable _ -> HouseError.invalid(400, null, null, message);
            case Refusal.TooLarge(var limit) ->
                    HouseError.invalid(413, "request_too_large", null, message)
                            .with("limit", limit);
            case Refusal.BeyondLimit(var kind, _, var limit) ->
                    beyond(kind, message).with("limit", limit);
            case Refusal.ForeignOrigin _ ->
                    HouseError.invalid(403, "origin_not_allowed", null, message);
            case Refusal.Defect _ -> HouseError.server(500, null, message).notWorthRepeating();
            case Refusal.Other(var status, _) -> HouseError.invalid(status, null, null, message);
        };
    }

    private static HouseError beyond(Refusal.Limit kind, String message) {
        return switch (kind) {
            case REQUEST_LINE -> HouseError.invalid(414, "request_line_too_long", null, message);
            case HEADERS -> HouseError.invalid(431, "headers_too_large", null, message);
            case TIME ->
                    HouseError.invalid(408, "request_timeout", null, message)
                            .worthRepeatingAfter(PAUSE);
            case ROOM -> HouseError.server(503, "overloaded", message).worthRepeatingAfter(PAUSE);
        };
    }
}
