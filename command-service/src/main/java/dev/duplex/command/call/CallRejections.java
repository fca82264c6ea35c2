package dev.duplex.command.call;

import dev.duplex.command.decision.Rejection;
import java.util.UUID;

/** Why commands about calls are refused. */
interface CallRejections {

    record NotTheHost(UUID call, UUID host) implements Rejection.Forbidden {
        @Override
        public String code() {
            return "not-the-host";
        }

        @Override
        public String detail() {
            return "Only its host " + host + " ends call " + call + " for everyone; others leave it.";
        }

        @Override
        public String field() {
            return "Duplex-Person";
        }
    }

    record CallInProgress(String with) implements Rejection.Conflict {
        @Override
        public String code() {
            return "call-in-progress";
        }

        @Override
        public String detail() {
            return "Call " + with + " is in progress in this conversation; answer it to join.";
        }

        @Override
        public String field() {
            return "conversation";
        }
    }

    record BusyElsewhere(UUID person, String with) implements Rejection.Conflict {
        @Override
        public String code() {
            return "busy-elsewhere";
        }

        @Override
        public String detail() {
            return "Person " + person + " is in call " + with + "; leave it first.";
        }

        @Override
        public String field() {
            return "Duplex-Person";
        }
    }

    record NotRung(UUID person, String with, String field) implements Rejection.Conflict {
        @Override
        public String code() {
            return "not-rung";
        }

        @Override
        public String detail() {
            return "Call " + with + " is not ringing person " + person + ".";
        }
    }

    record NotInCall(UUID person, String with, String field) implements Rejection.Conflict {
        @Override
        public String code() {
            return "not-in-call";
        }

        @Override
        public String detail() {
            return "Person " + person + " is not in call " + with + "; answer it to join.";
        }
    }

    /** The seat is on another device, or gone. */
    record NoSeat(UUID person, String device, String with) implements Rejection.Conflict {
        @Override
        public String code() {
            return "not-in-call";
        }

        @Override
        public String detail() {
            return "Person " + person + " is not in call " + with + " on device " + device
                    + "; answer it on that device while it goes on.";
        }

        @Override
        public String field() {
            return "device";
        }
    }

    record CallFull(int capacity, String with) implements Rejection.Conflict {
        @Override
        public String code() {
            return "call-full";
        }

        @Override
        public String detail() {
            return "Call " + with + " has its " + capacity
                    + " people, the most that it can connect; join when somebody has left.";
        }

        @Override
        public String field() {
            return "call";
        }
    }
}
