package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that goes away and comes back while answers stream, and one that is all taken. */
class PostgresOutageIT {

    private static final int ANSWERS = 8;
    private static final int TOKENS = 2_000;
    private static final int CONNECTIONS = 10;
    private static final String READINESS = "/manage/health/readiness";

    @TempDir private Path folder;

    private Postgres postgres;
    private Gate gate;
    private ProviderStandIn provider;
    private ParleyProcess parley;
    private HouseClient client;

    @BeforeEach
    void start() {
        postgres = Postgres.startIn(folder.resolve("postgres"));
        gate = Gate.to(postgres.port());
        provider = new ProviderStandIn();
        parley =
                Place.sqlite(folder.resolve("data"), provider.baseUrl())
                        .with(
                                "PARLEY_DATABASE_URL",
                                "postgresql://postgres@127.0.0.1:" + gate.port() + "/postgres")
                        .start();
        client = parley.client();
    }

    @AfterEach
    void end() {
        parley.close();
        provider.close();
        gate.close();
        postgres.close();
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_server_is_stopped_and_started() throws Exception {
        var answers = begun();

        postgres.close();
        gate.shut();
        answers.letGo();
        awaitReadiness(503);
        assertStoreUnavailable(create());

        postgres.startAgain();
        gate.open(postgres.port());
        awaitReadiness(200);

        assertThat(create().statusCode()).isEqualTo(200);
        assertEndedTruthfully(answers);
        assertAnswers();
    }

    @Test
    void nothing_acknowledged_is_lost_when_all_connections_break() throws Exception {
        var answers = begun();

        gate.shut();
        gate.open(postgres.port());
        answers.letGo();

        assertEndedTruthfully(answers);
        awaitReadiness(200);
        assertAnswers();
    }

    @Test
    void when_every_connection_is_taken_others_hear_so_and_answers_stream_on() throws Exception {
        var answers = begun();
        List<HttpResponse<String>> replies;
        try (var other = postgres.connection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE conversation IN ACCESS EXCLUSIVE MODE");
            var waiting =
                    Stream.generate(() -> client.sendLater(creation()))
                            .limit(CONNECTIONS + 4)
                            .toList();
            Waiting.until(
                    "those who get no connection are answered",
                    () -> waiting.stream().filter(reply -> reply.isDone()).count() >= 4);

            answers.goOn();

            other.rollback();
            replies = waiting.stream().map(reply -> reply.join()).toList();
        }

        var refused = replies.stream().filter(reply -> reply.statusCode() != 200).toList();
        assertThat(refused)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(PostgresOutageIT::assertStoreUnavailable);
        answers.letGo();
        assertEndedTruthfully(answers);
        awaitReadiness(200);
        assertAnswers();
    }

    private Streams begun() throws InterruptedException {
        return Streams.begun(client, provider, ANSWERS, TOKENS);
    }

    /** Each has come to an end that is stored, and everything that anybody saw is stored before. */
    private void assertEndedTruthfully(Streams answers) throws InterruptedException {
        for (var seen : answers.ended()) {
            var id = seen.getFirst().responseId();
            Waiting.until("the answer is settled", () -> !status(id).equals("in_progress"));
            assertThat(status(id)).isIn("completed", "failed");
            Stored.check(client, seen, "after the outage");
        }
    }

    private void assertAnswers() {
        provider.model("usual", Script.tokens(3));
        var answer = client.post("/v1/responses", "{\"model\":\"usual\",\"input\":\"And now?\"}");
        assertThat(answer.get("status").asText()).isEqualTo("completed");
    }

    private String status(String response) {
        var reply = client.send(client.request("/v1/responses/" + response));
        if (reply.statusCode() == 503) {
            return "in_progress";
        }
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return HouseClient.json(reply.body()).get("status").asText();
    }

    private void awaitReadiness(int status) {
        Waiting.until(
                "readiness is " + status,
                () -> client.send(client.request(READINESS)).statusCode() == status);
    }

    private HttpResponse<String> create() {
        return client.send(creation());
    }

    private HttpRequest.Builder creation() {
        return client.request("/v1/conversations")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
    }

    private static void assertStoreUnavailable(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(HouseClient.json(refused.body()).at("/error/code").asText())
                .isEqualTo("store_unavailable");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
    }
}
