package dev.parley.bootstrap.architecture.canary.streams;

/** Writes where only the command line may. */
final class Greeting {
    void greet() {
        System.out.println("Good day");
    }
}
