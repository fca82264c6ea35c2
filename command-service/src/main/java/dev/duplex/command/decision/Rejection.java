package dev.duplex.command.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a command was not accepted: a value with a code that machines read, a sentence for people, and the field of the
 * request that it is about.
 */
public sealed interface Rejection {

    String code();

    String detail();

    /** The field, header or path variable concerned. */
    String field();

    /** What the command names does not exist here. */
    sealed interface Missing extends Rejection {}

    /** The acting person may not do this. */
    sealed interface Forbidden extends Rejection {}

    /** It does not go together with what is so already. */
    sealed interface Conflict extends Rejection {

        /** The id of what stands in the way. */
        String with();
    }

    /** It can never be right, whatever the state. */
    sealed interface Invalid extends Rejection {}

    /** @param what the kind of thing, as in {@code conversation} */
    record Unknown(String what, String id, String field) implements Missing {
        @Override
        public String code() {
            return "unknown-" + what;
        }

        @Override
        public String detail() {
            return "There is no " + what + " " + id + " here.";
        }
    }

    record NotAParticipant(UUID conversation, UUID person, String field) implements Forbidden {
        @Override
        public String code() {
            return "not-a-participant";
        }

        @Override
        public String detail() {
            return "Person " + person + " does not take part in conversation " + conversation
                    + "; a participant can add them.";
        }
    }

    record NotTheHost(UUID call, UUID host) implements Forbidden {
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

    record NotPermitted(String detail, String field) implements Forbidden {
        @Override
        public String code() {
            return "not-permitted";
        }
    }

    /** A client-chosen id was used before, with other content. */
    record IdTaken(String field, String with) implements Conflict {
        @Override
        public String code() {
            return "id-taken";
        }

        @Override
        public String detail() {
            return "The id " + with + " was used before with other content; choose a new one.";
        }
    }

    record ImportInProgress(String with) implements Conflict {
        @Override
        public String code() {
            return "import-in-progress";
        }

        @Override
        public String detail() {
            return "The upload of import " + with + " is still coming in; send it again when that has ended.";
        }

        @Override
        public String field() {
            return "Idempotency-Key";
        }
    }

    record HandleTaken(String handle, String with) implements Conflict {
        @Override
        public String code() {
            return "handle-taken";
        }

        @Override
        public String detail() {
            return "The handle " + handle + " belongs to person " + with + ".";
        }

        @Override
        public String field() {
            return "handle";
        }
    }

    record ExternalTaken(String external, String with) implements Conflict {
        @Override
        public String code() {
            return "external-taken";
        }

        @Override
        public String detail() {
            return "Conversation " + with + " is about " + external + " already.";
        }

        @Override
        public String field() {
            return "external";
        }
    }

    record CallInProgress(String with) implements Conflict {
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

    record BusyElsewhere(UUID person, String with) implements Conflict {
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

    record CallOver(String with) implements Conflict {
        @Override
        public String code() {
            return "call-ended";
        }

        @Override
        public String detail() {
            return "Call " + with + " has ended; start a new one.";
        }

        @Override
        public String field() {
            return "call";
        }
    }

    record NotRung(UUID person, String with) implements Conflict {
        @Override
        public String code() {
            return "not-rung";
        }

        @Override
        public String detail() {
            return "Call " + with + " is not ringing person " + person + ".";
        }

        @Override
        public String field() {
            return "Duplex-Person";
        }
    }

    record NotInCall(UUID person, String with) implements Conflict {
        @Override
        public String code() {
            return "not-in-call";
        }

        @Override
        public String detail() {
            return "Person " + person + " is not in call " + with + ".";
        }

        @Override
        public String field() {
            return "Duplex-Person";
        }
    }

    record InCall(UUID person, String with) implements Conflict {
        @Override
        public String code() {
            return "in-call";
        }

        @Override
        public String detail() {
            return "Person " + person + " is in call " + with + " or rung by it; they leave or decline it first.";
        }

        @Override
        public String field() {
            return "participant";
        }
    }

    record NothingOwed(String with) implements Conflict {
        @Override
        public String code() {
            return "nothing-owed";
        }

        @Override
        public String detail() {
            return "There is no deferred reply to message " + with + " to drop.";
        }

        @Override
        public String field() {
            return "message";
        }
    }

    record FixedParticipants(String with) implements Conflict {
        @Override
        public String code() {
            return "fixed-participants";
        }

        @Override
        public String detail() {
            return "The people of the direct conversation " + with + " never change; start a group instead.";
        }

        @Override
        public String field() {
            return "participant";
        }
    }

    record InThePast(String field, Instant instant) implements Invalid {
        @Override
        public String code() {
            return "in-the-past";
        }

        @Override
        public String detail() {
            return field + " is " + instant + ", which is over; name a later instant.";
        }
    }

    record NotAllowed(String code, String detail, String field) implements Invalid {}
}
