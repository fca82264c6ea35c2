package dev.duplex.command.call;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happens when a call starts, up to its end where everybody is turned away. */
record CallStart(StartCall command, ConversationStarted conversation, StartScene scene) {

    List<DuplexEvent> events() {
        List<UUID> ring = scene.ring(command, conversation).stream()
                .filter(person -> scene.membership().has(person))
                .toList();
        List<DuplexEvent> before = new ArrayList<>();
        scene.chat(command)
                .map(chat -> new CallEvents(chat.started(), command.by(), command.at())
                        .ended(chat, EndReason.ESCALATED)
                        .all())
                .ifPresent(before::addAll);
        escalated(ring).ifPresent(before::add);
        CallStarted started = started(ring);
        CallEvents events = new CallEvents(started, command.by(), command.at());
        before.forEach(events::add);
        events.add(started).joined(command.by(), command.device());
        boolean rings = ring(events, ring);
        if (!rings && !ring.isEmpty()) {
            endAtOnce(events.byNobody());
        }
        return events.all();
    }

    /** @return whether it rings anybody */
    private boolean ring(CallEvents events, List<UUID> ring) {
        boolean rings = false;
        Set<UUID> expecting =
                command.scheduled() == null ? Set.of() : scene.invitation().expecting(command.at());
        Bells bells =
                new Bells(scene.membership(), scene.known(), command.by(), command.urgent(), expecting, command.at());
        for (Bells.Bell bell : bells.of(ring, Set.of())) {
            switch (bell) {
                case Bells.Rings(UUID person) -> {
                    events.rung(person);
                    rings = true;
                }
                case Bells.TurnedAway away -> events.turnedAway(away, true, question(away.person()));
            }
        }
        return rings;
    }

    /** Nobody owes a reply to a message of their own, or to a private note, of which not everybody may know. */
    private Optional<UUID> question(UUID person) {
        return scene.escalatedFrom()
                .filter(sent -> !sent.privateNote() && !sent.by().equals(person))
                .map(MessageSent::message);
    }

    private void endAtOnce(CallEvents events) {
        List<ReplyDeferred> debts = events.debts();
        events.left(command.by(), LeaveReason.CALL_ENDED, command.device()).ended(EndReason.NOBODY_ANSWERED);
        if (!debts.isEmpty()) {
            events.continuedLater(
                    debts.stream().map(ReplyDeferred::person).toList(),
                    List.of(),
                    null,
                    CallScene.likely(debts, scene.known(), command.at()));
        }
    }

    private Optional<DuplexEvent> escalated(List<UUID> ring) {
        return Optional.ofNullable(command.escalatedFrom())
                .map(from -> new ConversationEscalated(
                        conversation.workspace(),
                        command.conversation(),
                        Objects.requireNonNull(from),
                        command.call(),
                        ring,
                        command.reason(),
                        command.by(),
                        command.at()));
    }

    private Optional<String> planned() {
        return command.scheduled() == null
                ? Optional.empty()
                : scene.invitation().provider(command.at());
    }

    private CallStarted started(List<UUID> ring) {
        Optional<String> link = command.media() == Media.TEXT
                ? Optional.empty()
                : command.provider().of(planned()).link(conversation.workspace(), command.call());
        return new CallStarted(
                conversation.workspace(),
                command.conversation(),
                command.call(),
                command.media(),
                ring,
                command.urgent(),
                command.escalatedFrom(),
                command.scheduled(),
                link.orElse(null),
                command.by(),
                command.at());
    }
}
