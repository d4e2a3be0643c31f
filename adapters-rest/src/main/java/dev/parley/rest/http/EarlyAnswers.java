package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

/** Answers where no request has come in yet, in the dialect for everything. */
@Singleton
public final class EarlyAnswers {

    private final ErrorDialects dialects;
    private final AnswerHeaders headers;

    EarlyAnswers(ErrorDialects dialects, AnswerHeaders headers) {
        this.dialects = dialects;
        this.headers = headers;
    }

    public MutableHttpResponse<byte[]> of(Refusal refusal) {
        var request = HttpRequest.GET("/");
        var answer = dialects.of(request).answer(request, refusal);
        headers.add(request, answer);
        return answer;
    }
}
