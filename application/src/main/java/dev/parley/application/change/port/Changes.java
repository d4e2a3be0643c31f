package dev.parley.application.change.port;

import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.identity.OwnerId;

import java.time.Instant;
import java.util.List;

/** What happened to resources, by owner. */
public interface Changes {

    /**
     * Within a unit of work: stores a change and gives its number. Of one owner, a change that
     * becomes visible later has a greater number, whoever stored it.
     */
    long add(Change change);

    /** An owner's changes with numbers above {@code after}, in order. */
    List<NumberedChange> after(OwnerId owner, long after, int limit);

    /** The greatest number that an owner's changes ever had; 0 before the first. */
    long newest(OwnerId owner);

    /** The greatest number whose change is no longer kept; 0 if none was removed. */
    long forgotten(OwnerId owner);

    /** Removes what happened before the moment given; gives how many. */
    int removeBefore(Instant moment);
}
