package dev.duplex.command.scheduledcall;

import dev.duplex.command.decision.Rejection;
import java.util.UUID;

/** Why commands about scheduled calls are refused. */
interface ScheduledCallRejections {

    record ScheduledCallCancelled(String with) implements Rejection.Conflict {
        @Override
        public String code() {
            return "already-cancelled";
        }

        @Override
        public String detail() {
            return "Scheduled call " + with + " is cancelled; schedule another one.";
        }

        @Override
        public String field() {
            return "scheduled";
        }
    }

    record NotInvited(UUID person, String field) implements Rejection.Forbidden {
        @Override
        public String code() {
            return "not-invited";
        }

        @Override
        public String detail() {
            return "Person " + person + " is not invited to this call; the one who scheduled it can invite them.";
        }
    }
}
