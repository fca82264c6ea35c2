package dev.duplex.command.phone;

import dev.duplex.command.decision.Rejection;

/** Why commands about reports of phone systems are refused. */
interface PhoneRejections {

    /** @param property by which it is switched on */
    record SwitchedOff(String what, String property) implements Rejection.Missing {
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

    record BadSignature(String detail) implements Rejection.Forbidden {
        @Override
        public String code() {
            return "bad-signature";
        }

        @Override
        public String field() {
            return "Duplex-Signature";
        }
    }
}
