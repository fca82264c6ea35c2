package dev.duplex.query.replylater;

import dev.duplex.events.replylater.DropReason;

public enum AnswerReminderState {
    PENDING,
    /** Nobody had answered. */
    GIVEN,
    ANSWERED,
    WITHDRAWN,
    NO_LONGER_NEEDED;

    static AnswerReminderState after(DropReason reason) {
        return switch (reason) {
            case ANSWERED -> ANSWERED;
            case WITHDRAWN -> WITHDRAWN;
            case NO_LONGER_NEEDED -> NO_LONGER_NEEDED;
        };
    }
}
