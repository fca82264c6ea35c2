package dev.duplex.command.people;

import dev.duplex.command.decision.Rejection;

record HandleTaken(String handle, String with) implements Rejection.Conflict {
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
