package dev.parley.bootstrap.settings;

import dev.parley.application.shared.Limits;
import dev.parley.rest.http.ConnectionLimits;
import dev.parley.rest.http.RateLimits;

/** How much of everything there may be. */
public record LimitSettings(Limits limits, ConnectionLimits connections, RateLimits rates) {}
