package dev.parley.bootstrap;

/**
 * Parley cannot start, for a reason that its user can mend; the message is one sentence that says
 * how.
 */
public class StartRefusedException extends RuntimeException {
    /** The exit code of a process that cannot use the data directory or the store. */
    public static final int STORE_UNUSABLE = 4;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    public StartRefusedException(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
