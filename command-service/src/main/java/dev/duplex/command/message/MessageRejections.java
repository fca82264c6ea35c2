package dev.duplex.command.message;

import dev.duplex.command.decision.Rejection;
import java.util.UUID;

/** Why commands about messages are refused. */
interface MessageRejections {

    record NotTheAuthor(UUID author, UUID message, String remedy) implements Rejection.Forbidden {
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

    record TooManyReactions(int most, String with) implements Rejection.Conflict {
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
    record NotForThem(UUID person, String field, String detail) implements Rejection.Forbidden {
        @Override
        public String code() {
            return "not-permitted";
        }
    }

    /** @param how sent or cancelled */
    record ScheduleOver(String with, String how) implements Rejection.Conflict {
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

    record AttachmentGone(UUID file) implements Rejection.Missing {
        @Override
        public String code() {
            return "unknown-file";
        }

        @Override
        public String detail() {
            return "File " + file
                    + " is there no more; cancel the message, upload the file again and schedule another.";
        }

        @Override
        public String field() {
            return "attachments";
        }
    }
}
