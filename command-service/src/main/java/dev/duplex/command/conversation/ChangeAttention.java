package dev.duplex.command.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a participant wants to hear of a conversation from now on. */
sealed interface ChangeAttention {

    UUID conversation();

    UUID person();

    Instant at();

    /** @param until null until it is taken back */
    record MuteConversation(UUID conversation, @Nullable Instant until, UUID person, Instant at)
            implements ChangeAttention {}

    record UnmuteConversation(UUID conversation, UUID person, Instant at) implements ChangeAttention {}

    record FavourConversation(UUID conversation, UUID person, Instant at) implements ChangeAttention {}

    record UnfavourConversation(UUID conversation, UUID person, Instant at) implements ChangeAttention {}

    record SnoozeConversation(UUID conversation, Instant until, UUID person, Instant at) implements ChangeAttention {}

    record UnsnoozeConversation(UUID conversation, UUID person, Instant at) implements ChangeAttention {}

    /** Wakes it if its snooze is over, whoever thought that it was. */
    record WakeConversation(UUID conversation, UUID person, Instant at) implements ChangeAttention {}
}
