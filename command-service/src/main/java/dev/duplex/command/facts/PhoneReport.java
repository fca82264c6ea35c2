package dev.duplex.command.facts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an outside phone system says has happened to a call that it carries: a command that the rules of calls decide. */
public sealed interface PhoneReport {

    UUID call();

    Instant at();

    /** It rings, whoever of them can be reached or not. */
    record Rang(UUID conversation, UUID call, UUID from, List<UUID> to, Instant at) implements PhoneReport {}

    record Answered(UUID call, UUID person, Instant at) implements PhoneReport {}

    /** Nobody whom it still rings has answered. */
    record Missed(UUID call, Instant at) implements PhoneReport {}

    /** @param failed whether the phone system gave up, and not somebody hung up */
    record Ended(UUID call, boolean failed, Instant at) implements PhoneReport {}
}
