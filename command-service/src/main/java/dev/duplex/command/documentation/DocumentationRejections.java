package dev.duplex.command.documentation;

import dev.duplex.command.decision.Rejection;
import java.util.UUID;

/** Why commands about decisions and action items are refused. */
interface DocumentationRejections {

    /** @param with what holds in its place; the decision itself where it was taken back */
    record AlreadySuperseded(String field, UUID decision, String with) implements Rejection.Conflict {
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
    record ActionItemOver(String how, String with) implements Rejection.Conflict {
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
}
