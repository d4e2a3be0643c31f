package dev.parley.bootstrap.architecture.canary.domain.domain;

import com.tngtech.archunit.core.domain.JavaClass;

/** The domain needs a library. */
record Conversation(JavaClass type) {}
