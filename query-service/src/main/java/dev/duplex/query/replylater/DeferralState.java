package dev.duplex.query.replylater;

import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;

public enum DeferralState {
    OPEN,
    /** Answered before the instant. */
    KEPT,
    /** Answered after it. */
    BROKEN,
    /** Answered, and no instant was named. */
    ANSWERED,
    WITHDRAWN,
    NO_LONGER_NEEDED;

    static DeferralState after(ReplyDeferralDropped dropped) {
        return switch (dropped.reason()) {
            case WITHDRAWN -> WITHDRAWN;
            case NO_LONGER_NEEDED -> NO_LONGER_NEEDED;
            case ANSWERED ->
                switch (dropped.promise()) {
                    case null -> ANSWERED;
                    case Promise.KEPT -> KEPT;
                    case Promise.BROKEN -> BROKEN;
                };
        };
    }
}
