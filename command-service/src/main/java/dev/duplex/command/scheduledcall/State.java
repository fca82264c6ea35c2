package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Everyone;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What decisions about one scheduled call depend on.
 *
 * @param first as it was scheduled
 * @param call as it holds now
 * @param conversation whether it is there, and open; who takes part is told by {@code everyone}
 */
record State(
        Optional<CallScheduled> first,
        Optional<ScheduledCall> call,
        Set<ScheduledCallReminded> reminded,
        Membership conversation,
        Everyone everyone) {

    static final State NONE =
            new State(Optional.empty(), Optional.empty(), Set.of(), Membership.UNKNOWN, Everyone.UNKNOWN);

    static Boundary boundary(UUID scheduled) {
        return Boundary.of(
                EventTag.scheduledCall(scheduled),
                CallScheduled.class,
                CallRescheduled.class,
                CallCancelled.class,
                InvitationAnswered.class);
    }

    State evolve(DuplexEvent event) {
        return switch (event) {
            case CallScheduled scheduled ->
                new State(
                        Optional.of(scheduled),
                        Optional.of(ScheduledCall.of(scheduled)),
                        reminded,
                        conversation,
                        everyone);
            case ScheduledCallReminded told ->
                new State(
                        first,
                        call,
                        Stream.concat(reminded.stream(), Stream.of(told)).collect(Collectors.toUnmodifiableSet()),
                        conversation,
                        everyone);
            case ScheduledCallEvent change ->
                new State(first, call.map(before -> before.after(change)), reminded, conversation, everyone);
            case ParticipantAdded _, ParticipantRoleChanged _, ParticipantLeft _ ->
                new State(first, call, reminded, conversation, everyone.evolve(event));
            default -> new State(first, call, reminded, conversation.evolve(event), everyone);
        };
    }

    String workspace() {
        return conversation.started().orElseThrow().workspace();
    }

    boolean isOwner(UUID person) {
        return everyone.present().get(person) == ParticipantRole.OWNER;
    }

    /** Only who takes part has to do with it. */
    Optional<Rejection> outside(UUID conversationId, UUID person) {
        if (conversation.started().isEmpty()) {
            return Optional.of(new Rejection.Unknown("conversation", conversationId.toString(), "conversation"));
        }
        return everyone.present().containsKey(person)
                ? Optional.empty()
                : Optional.of(new Rejection.NotAParticipant(conversationId, person, "Duplex-Person"));
    }

    Optional<Rejection> closed(UUID conversationId) {
        return conversation.closed()
                ? Optional.of(new Rejection.ConversationClosed(conversationId.toString(), "conversation"))
                : Optional.empty();
    }

    Optional<Rejection> absent(UUID conversationId, Collection<UUID> people) {
        Set<UUID> present = everyone.present().keySet();
        return people.stream()
                .filter(person -> !present.contains(person))
                .findFirst()
                .map(person -> new Rejection.NotAParticipant(conversationId, person, "invitees"));
    }
}
