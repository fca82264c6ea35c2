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
    non-sealed interface Missing extends Rejection {}

    /** The acting person may not do this. */
    non-sealed interface Forbidden extends Rejection {}

    /** It does not go together with what is so already. */
    non-sealed interface Conflict extends Rejection {

        /** The id of what stands in the way. */
        String with();
    }

    /** It can never be right, whatever the state. */
    non-sealed interface Invalid extends Rejection {}

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

    record NotPermitted(String detail, String field) implements Forbidden {

        /** @param what the person may not do, as in {@code rename it} */
        public static NotPermitted to(UUID person, String what, String who) {
            return new NotPermitted(
                    "Person " + person + " may not " + what + " here; ask " + who + " to do it.", "Duplex-Person");
        }

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

    /** What the clock asks for comes too early. */
    record NotYet(Instant until) implements Invalid {
        @Override
        public String code() {
            return "not-yet";
        }

        @Override
        public String detail() {
            return "It is not due until " + until + "; try again then.";
        }

        @Override
        public String field() {
            return "at";
        }
    }

    record ConversationClosed(String with, String field) implements Conflict {
        @Override
        public String code() {
            return "conversation-closed";
        }

        @Override
        public String detail() {
            return "Conversation " + with + " is closed; reopen it first.";
        }
    }

    /** Guests and customers read what was documented, and complete what they own. */
    record ReadsOnly(UUID person) implements Forbidden {
        @Override
        public String code() {
            return "not-permitted";
        }

        @Override
        public String detail() {
            return "Person " + person
                    + " is a guest or a customer here, who do not document; ask a member of the conversation to do it.";
        }

        @Override
        public String field() {
            return "Duplex-Person";
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

    record MessageRetracted(String with, String field) implements Conflict {

        public MessageRetracted(String with) {
            this(with, "message");
        }

        @Override
        public String code() {
            return "message-retracted";
        }

        @Override
        public String detail() {
            return "Message " + with + " was retracted; send a new one.";
        }
    }

    record TooFarAhead(String field, Instant instant, Instant latest) implements Invalid {
        @Override
        public String code() {
            return "too-far-ahead";
        }

        @Override
        public String detail() {
            return field + " leads to " + instant + "; name an instant until " + latest + ".";
        }
    }

    record NotAllowed(String code, String detail, String field) implements Invalid {}
}
