package dev.parley.bootstrap.control;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a command asks for.
 *
 * @param arguments as they were given on the command line
 * @param databaseUrl the database that was named for the command; absent if none was
 */
public record ControlRequest(List<String> arguments, @Nullable String databaseUrl) {

    public ControlRequest {
        arguments = List.copyOf(arguments);
    }

    /** A database's address may hold a password. */
    @Override
    public String toString() {
        return "ControlRequest" + arguments;
    }
}
