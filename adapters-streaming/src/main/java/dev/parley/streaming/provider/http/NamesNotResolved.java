package dev.parley.streaming.provider.http;

import java.io.IOException;

/** So many look-ups of names are under way, and do not end, that no other one is begun. */
final class NamesNotResolved extends IOException {

    NamesNotResolved() {
        super("too many look-ups of names are under way");
    }
}
