package dev.parley.rest.connection;

import dev.parley.rest.http.ConnectionLimits;
import dev.parley.rest.http.Refusal;

import java.time.Duration;

/** What clients are told who reach a connection's limit. */
final class Refusals {

    private final ConnectionLimits limits;

    Refusals(ConnectionLimits limits) {
        this.limits = limits;
    }

    Refusal slowHead() {
        return slow("headers", limits.headerTimeout(), "header-timeout");
    }

    Refusal slowBody() {
        return slow("body", limits.bodyTimeout(), "body-timeout");
    }

    private static Refusal slow(String what, Duration limit, String setting) {
        return new Refusal.BeyondLimit(
                Refusal.Limit.TIME,
                "The request's "
                        + what
                        + " did not come within the limit of "
                        + limit.toMillis()
                        + " ms, the setting "
                        + setting
                        + ".",
                limit.toMillis());
    }

    Refusal noRoom(BodyBudget budget) {
        return new Refusal.BeyondLimit(
                Refusal.Limit.ROOM,
                "Large requests that are being read take all of the memory that there is for them,"
                        + " a limit of "
                        + budget.most()
                        + " bytes, the setting max-bodies-size. Try again in a moment.",
                budget.most());
    }

    Refusal tooManyConnections() {
        return new Refusal.BeyondLimit(
                Refusal.Limit.ROOM,
                "As many connections are open as the limit of "
                        + limits.most()
                        + " allows, the setting max-connections. Try again in a moment.",
                limits.most());
    }
}
