package dev.parley.domain.limit;

/** Something that a limit refuses; whoever tells it tells the limit's value too. */
public interface BeyondLimit {

    /** The value that was set. */
    long limit();
}
