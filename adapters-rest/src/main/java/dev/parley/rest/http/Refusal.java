package dev.parley.rest.http;

import java.util.Set;

/** Why a request was answered before any use case saw it, or after one broke. */
public sealed interface Refusal {

    /** What to tell a person. */
    String message();

    /** Nothing answers at this address. */
    record NoSuchAddress(String method, String path) implements Refusal {
        @Override
        public String message() {
            return "Unknown address: " + method + " " + path + ". GET /docs lists those there are.";
        }
    }

    /** The address exists and knows other methods only. */
    record WrongMethod(String method, Set<String> allowed) implements Refusal {
        @Override
        public String message() {
            return "The method "
                    + method
                    + " is not supported here; allowed: "
                    + String.join(", ", allowed)
                    + ".";
        }
    }

    /** The body is of a kind that is not read here. */
    record WrongMediaType(String given) implements Refusal {
        @Override
        public String message() {
            return "The body's type \"" + given + "\" is not read here; send application/json.";
        }
    }

    /** The body is compressed. */
    record WrongEncoding(String given) implements Refusal {
        @Override
        public String message() {
            return "The body's encoding \"" + given + "\" is not read here; send it as it is.";
        }
    }

    /** The caller accepts no type that is written here. */
    record NothingAcceptable() implements Refusal {
        @Override
        public String message() {
            return "None of the types in \"Accept\" is written here; application/json is.";
        }
    }

    /** The request breaks HTTP's rules, or one of ours about its form. */
    record Unreadable(String message) implements Refusal {}

    /**
     * More bytes than are read.
     *
     * @param limit as many as are read
     */
    record TooLarge(long limit) implements Refusal {
        @Override
        public String message() {
            return "The request is larger than the limit of "
                    + limit
                    + " bytes, the setting max-body-size.";
        }
    }

    /**
     * A limit of the installation's.
     *
     * @param message names the limit, its value and the setting that it comes from
     * @param limit the value
     */
    record BeyondLimit(Limit kind, String message, long limit) implements Refusal {}

    /** What a limit is about. */
    enum Limit {
        /** The first line of a request. */
        REQUEST_LINE,
        /** The headers of a request. */
        HEADERS,
        /** How long a client may take. */
        TIME,
        /** What all clients together may take; there will be room again soon. */
        ROOM
    }

    /** A page of another place asks, or the name by which we were called is not ours. */
    record ForeignOrigin(String message) implements Refusal {}

    /** A defect. What it was is in the log, under the request's id. */
    record Defect(String requestId) implements Refusal {
        @Override
        public String message() {
            return "Something broke that should not have. The log names it under "
                    + requestId
                    + ".";
        }
    }

    /** Any other answer of the framework's. */
    record Other(int status, String message) implements Refusal {}
}
