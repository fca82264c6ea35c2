package dev.duplex.command.conversation;

import java.time.Instant;
import java.util.UUID;

/** Whether a participant wants to hear of a thread. */
sealed interface ChangeFollowing {

    /** Any message of the thread. */
    UUID message();

    UUID person();

    Instant at();

    record FollowThread(UUID message, UUID person, Instant at) implements ChangeFollowing {}

    record UnfollowThread(UUID message, UUID person, Instant at) implements ChangeFollowing {}
}
