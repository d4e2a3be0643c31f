package soak;

import standin.Plan;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * One client: asks in conversations of its own, reads to the end, cuts the line and picks up again,
 * stops, searches, and deletes what it made. Whatever it was told it asks for again.
 */
final class Worker implements Runnable {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");
    private static final Pattern STATUS =
            Pattern.compile(
                    "\"status\":\"(queued|in_progress|completed|incomplete|failed|cancelled)\"");
    private static final int ANSWERS_IN_A_CONVERSATION = 5;
    private static final int EVERYTHING = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Service service;
    private final Tally tally;
    private final BooleanSupplier isOver;
    private final Random random;

    Worker(Service service, Tally tally, BooleanSupplier isOver, int number) {
        this.service = service;
        this.tally = tally;
        this.isOver = isOver;
        this.random = new Random(number);
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                try {
                    talk();
                } catch (IOException cut) {
                    // the process was killed; whatever was acknowledged has been checked
                    tally.did("conversations broken off by a kill", 1);
                    Thread.sleep(100);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk() throws IOException, InterruptedException {
        var made = service.post("/v1/conversations", "{\"title\":\"A long talk\"}");
        if (made.statusCode() != 200) {
            tally.did("requests refused with " + made.statusCode(), 1);
            return;
        }
        var conversation = first(ID, made.body());
        for (var answer = 0;
                answer < ANSWERS_IN_A_CONVERSATION && !isOver.getAsBoolean();
                answer++) {
            ask(conversation);
        }
        if (await("/v1/conversations/" + conversation) != 200) {
            tally.lost("conversation " + conversation + " is not there");
        }
        service.get("/v1/search?query=talk");
        service.get("/v1/conversations?limit=20");
        service.delete("/v1/conversations/" + conversation);
        tally.did("conversations", 1);
    }

    private void ask(String conversation) throws IOException, InterruptedException {
        var plan = new Plan(20 + random.nextInt(180), 100, Duration.ofMillis(random.nextInt(50)));
        var body =
                "{\"model\":\"%s\",\"conversation\":\"%s\",\"input\":\"Go on.\",\"stream\":true,\"on_busy\":\"interrupt\"}"
                        .formatted(plan.model(), conversation);
        var events = new Events();
        try {
            var stream = service.stream("/v1/responses", body);
            switch (random.nextInt(4)) {
                case 0 -> cutAndResume(stream.body(), events);
                case 1 -> stop(stream.body(), events);
                default -> events.read(stream.body(), EVERYTHING);
            }
        } catch (IOException cut) {
            tally.did("streams cut by a kill", 1);
        }
        if (!events.response().isEmpty()) {
            check(events);
        }
    }

    private void cutAndResume(InputStream stream, Events events)
            throws IOException, InterruptedException {
        events.read(stream, 1 + random.nextInt(40));
        tally.did("streams cut by their client", 1);
        while (!events.hasEnded() && !events.response().isEmpty()) {
            var before = events.count();
            var again =
                    service.stream(
                            "/v1/responses/%s?stream=true&starting_after=%d"
                                    .formatted(events.response(), events.last()));
            events.read(again.body(), random.nextBoolean() ? 30 : EVERYTHING);
            if (events.count() == before) {
                return;
            }
        }
    }

    private void stop(InputStream stream, Events events) throws IOException, InterruptedException {
        events.read(stream, 1 + random.nextInt(20));
        if (!events.response().isEmpty()) {
            service.post("/v1/responses/" + events.response() + "/cancel", "{}");
            tally.did("answers stopped", 1);
        }
    }

    /** Everything that was seen is in the replay, as it was, and the answer has come to an end. */
    private void check(Events events) throws InterruptedException {
        var address = "/v1/responses/" + events.response();
        if (await(address) != 200) {
            tally.lost("answer " + events.response() + " is not there");
            return;
        }
        var replay = new Events();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!replay.hasEnded() && System.nanoTime() < deadline) {
            try {
                replay.read(service.stream(address + "?stream=true").body(), EVERYTHING);
            } catch (IOException killed) {
                Thread.sleep(50);
            }
        }
        if (!replay.hasEnded()) {
            tally.lost("answer " + events.response() + " does not end: " + status(address));
            return;
        }
        var missing = events.missingIn(replay);
        if (!missing.isEmpty()) {
            tally.lost(missing);
        }
        if (replay.firstGap() >= 0) {
            tally.lost("event %d of %s".formatted(replay.firstGap(), events.response()));
        }
        tally.did("answers checked", 1);
        tally.did("events checked", events.count());
    }

    private String status(String address) throws InterruptedException {
        try {
            return first(STATUS, service.get(address).body());
        } catch (IOException gone) {
            return "unknown";
        }
    }

    /** The status, once somebody answers. */
    private int await(String path) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return service.get(path).statusCode();
            } catch (IOException notUp) {
                Thread.sleep(50);
            }
        }
        return 0;
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
