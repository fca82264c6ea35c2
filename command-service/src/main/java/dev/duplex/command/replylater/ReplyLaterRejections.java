package dev.duplex.command.replylater;

import dev.duplex.command.decision.Rejection;

/** Why commands about replies for later are refused. */
interface ReplyLaterRejections {

    /** @param field message or call */
    record NothingOwed(String with, String field) implements Rejection.Conflict {
        @Override
        public String code() {
            return "nothing-owed";
        }

        @Override
        public String detail() {
            return "There is no deferred reply to " + field + " " + with + " to drop.";
        }
    }

    record NoReminder(String with) implements Rejection.Conflict {
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
}
