package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.StoreAccess;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** A command that was run, and all that it said. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(StoreAccess stores, Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode =
                ParleyCommand.commandLine(environment, stores)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
