package dev.duplex.command.rest;

import dev.duplex.command.decision.Rejection;

/** Carries a rejection from a controller to {@link Problems}. */
final class RefusedException extends RuntimeException {

    private final transient Rejection rejection;

    RefusedException(Rejection rejection) {
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
