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

    record NotRung(UUID person, String with, String field) implements Conflict {
        @Override
        public String code() {
            return "not-rung";
        }

        @Override
        public String detail() {
            return "Call " + with + " is not ringing person " + person + ".";
        }
    }

    record NotInCall(UUID person, String with, String field) implements Conflict {
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
    record NoSeat(UUID person, String device, String with) implements Conflict {
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

    record CallFull(int capacity, String with) implements Conflict {
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

    /** @param field message or call */
    record NothingOwed(String with, String field) implements Conflict {
        @Override
        public String code() {
            return "nothing-owed";
        }

        @Override
        public String detail() {
            return "There is no deferred reply to " + field + " " + with + " to drop.";
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

    record LastOwner(UUID person, String with) implements Conflict {
        @Override
        public String code() {
            return "last-owner";
        }

        @Override
        public String detail() {
            return "Person " + person + " is the only owner of conversation " + with
                    + "; make somebody else an owner first.";
        }

        @Override
        public String field() {
            return "role";
        }
    }

    record AlreadyThere(UUID person, String role, String with) implements Conflict {
        @Override
        public String code() {
            return "already-there";
        }

        @Override
        public String detail() {
            return "Person " + person + " takes part in conversation " + with + " as " + role
                    + " already; change the role instead.";
        }

        @Override
        public String field() {
            return "role";
        }
    }

    record FixedConversation(String with, String field) implements Conflict {
        @Override
        public String code() {
            return "fixed-conversation";
        }

        @Override
        public String detail() {
            return "The direct conversation " + with
                    + " keeps its name and stays open as long as its people; start a group instead.";
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

    /** @param with what holds in its place; the decision itself where it was taken back */
    record AlreadySuperseded(String field, UUID decision, String with) implements Conflict {
        @Override
        public String code() {
            return "already-superseded";
        }

        @Override
        public String detail() {
            return decision.toString().equals(with)
                    ? "Decision " + decision + " was taken back; record a new one."
                    : "Decision " + decision + " is superseded by " + with + "; supersede that one.";
        }
    }

    /** @param how it ended, as in {@code done} */
    record ActionItemOver(String how, String with) implements Conflict {
        @Override
        public String code() {
            return "already-" + how;
        }

        @Override
        public String detail() {
            return "Action item " + with + " was " + how + " already; assign it anew first.";
        }

        @Override
        public String field() {
            return "action";
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

    record NotTheAuthor(UUID author, UUID message, String remedy) implements Forbidden {
        @Override
        public String code() {
            return "not-the-author";
        }

        @Override
        public String detail() {
            return "Message " + message + " is by " + author + "; " + remedy + ".";
        }

        @Override
        public String field() {
            return "Duplex-Person";
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

    record TooManyReactions(int most, String with) implements Conflict {
        @Override
        public String code() {
            return "too-many-reactions";
        }

        @Override
        public String detail() {
            return "Message " + with + " has " + most
                    + " different reactions, which is all it can have; use one of them.";
        }

        @Override
        public String field() {
            return "emoji";
        }
    }

    /** A part of what the person asks for is for others to do. */
    record NotForThem(UUID person, String field, String detail) implements Forbidden {
        @Override
        public String code() {
            return "not-permitted";
        }
    }

    record NoReminder(String with) implements Conflict {
        @Override
        public String code() {
            return "no-reminder";
        }

        @Override
        public String detail() {
            return "You have set no reminder for answers to message " + with + " that could be dropped.";
        }

        @Override
        public String field() {
            return "message";
        }
    }

    /** @param how sent, cancelled or failed */
    record ScheduleOver(String with, String how) implements Conflict {
        @Override
        public String code() {
            return "already-" + how;
        }

        @Override
        public String detail() {
            return "Scheduled message " + with + " is " + how + " already; schedule another one.";
        }

        @Override
        public String field() {
            return "message";
        }
    }

    record ScheduledCallCancelled(String with) implements Conflict {
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

    record NotInvited(UUID person, String field) implements Forbidden {
        @Override
        public String code() {
            return "not-invited";
        }

        @Override
        public String detail() {
            return "Person " + person + " is not invited to this call; the one who scheduled it can invite them.";
        }
    }

    /** @param property by which it is switched on */
    record SwitchedOff(String what, String property) implements Missing {
        @Override
        public String code() {
            return "switched-off";
        }

        @Override
        public String detail() {
            return what + " is switched off here; set " + property + " to switch it on.";
        }

        @Override
        public String field() {
            return "path";
        }
    }

    record BadSignature(String detail) implements Forbidden {
        @Override
        public String code() {
            return "bad-signature";
        }

        @Override
        public String field() {
            return "Duplex-Signature";
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
