package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;

/**
 * The instant has come at which a person meant to reply, or to which the reminder was postponed.
 *
 * @param debt the message that waits for the reply, or the call where there is none
 */
record RemindOfReply(String workspace, UUID conversation, UUID debt, UUID person, Instant at) {}
