package dev.duplex.command.conversation;

import dev.duplex.command.decision.Rejection;
import java.util.UUID;

/** Why commands about conversations are refused. */
interface ConversationRejections {

    record InCall(UUID person, String with) implements Rejection.Conflict {
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

    record LastOwner(UUID person, String with) implements Rejection.Conflict {
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

    record AlreadyThere(UUID person, String role, String with) implements Rejection.Conflict {
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

    record FixedConversation(String with, String field) implements Rejection.Conflict {
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

    record FixedParticipants(String with) implements Rejection.Conflict {
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
}
