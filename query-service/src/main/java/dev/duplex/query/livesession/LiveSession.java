package dev.duplex.query.livesession;

import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.query.call.CallOutcome;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.call.NotesView;
import dev.duplex.query.call.Ring;
import dev.duplex.query.call.RingState;
import dev.duplex.query.call.RingView;
import dev.duplex.query.call.SeatView;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.OfCall;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live session as the schema has it. */
record LiveSession(LiveSessionDocument document) implements OfCall {

    private CallState state() {
        return document.call();
    }

    @Override
    public UUID callId() {
        return document.id();
    }

    public UUID call() {
        return document.id();
    }

    public ConversationRef conversation() {
        return new ConversationRef(document.conversation());
    }

    public Media media() {
        return state().media();
    }

    public CallPhase phase() {
        return document.phase();
    }

    public PersonRef startedBy() {
        return new PersonRef(state().origin().by());
    }

    public PersonRef host() {
        return new PersonRef(state().host());
    }

    public boolean urgent() {
        return state().origin().urgent();
    }

    public Instant startedAt() {
        return document.startedAt();
    }

    public @Nullable Instant answeredAt() {
        return state().answeredAt();
    }

    public @Nullable UUID escalatedFrom() {
        return state().origin().escalatedFrom();
    }

    public Escalation.@Nullable View escalation() {
        return Escalation.View.of(document.escalation());
    }

    public @Nullable UUID scheduled() {
        return state().origin().scheduled();
    }

    public @Nullable String link() {
        return state().origin().link();
    }

    public List<RingView> rings() {
        return RingView.of(state().rings());
    }

    public List<PersonRef> ringing() {
        return in(RingState.RINGING).stream()
                .map(ring -> new PersonRef(ring.person()))
                .toList();
    }

    public List<RingView> declined() {
        return RingView.of(in(RingState.DECLINED));
    }

    public List<RingView> missed() {
        return RingView.of(in(RingState.MISSED));
    }

    public List<SeatView> seats() {
        return SeatView.of(state().seats());
    }

    public List<SeatView> participants() {
        boolean ended = document.endedAt() != null;
        return SeatView.of(state().seats().stream()
                .filter(seat -> ended || seat.until() == null)
                .toList());
    }

    public int seatsTaken() {
        return Math.toIntExact(
                state().seats().stream().filter(seat -> seat.until() == null).count());
    }

    public List<PersonRef> people() {
        return PersonRef.all(state().people());
    }

    public @Nullable NotesView notes() {
        return NotesView.of(state().notes());
    }

    public ContinuedLater.@Nullable View continuedLater() {
        return ContinuedLater.View.of(document.continuedLater());
    }

    public @Nullable Instant endedAt() {
        return document.endedAt();
    }

    public @Nullable EndReason endReason() {
        return state().endReason();
    }

    public @Nullable Long durationSeconds() {
        return state().durationSeconds();
    }

    public @Nullable CallOutcome outcome() {
        return state().outcome();
    }

    private List<Ring> in(RingState state) {
        return state().rings().stream().filter(ring -> ring.state() == state).toList();
    }
}
