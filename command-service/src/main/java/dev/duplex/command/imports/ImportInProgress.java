package dev.duplex.command.imports;

import dev.duplex.command.decision.Rejection;

record ImportInProgress(String with) implements Rejection.Conflict {
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
