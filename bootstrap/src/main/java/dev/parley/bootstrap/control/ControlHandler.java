package dev.parley.bootstrap.control;

import java.io.PrintWriter;

/** Does within the service what a command asks for. */
@FunctionalInterface
public interface ControlHandler {

    /** Does it, writes what the command shall show, and gives its exit code. */
    int run(ControlRequest request, PrintWriter out, PrintWriter err);
}
