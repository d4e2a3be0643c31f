package dev.parley.bootstrap.architecture.canary.injection;

import jakarta.inject.Inject;

/** Hides what it needs; abstract, so that no bean is made of it. */
abstract class Greeting {
    @Inject String salutation;
}
