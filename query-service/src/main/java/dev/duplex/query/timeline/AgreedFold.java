package dev.duplex.query.timeline;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.query.projection.Batch;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people agreed on stands in a timeline where it happened: decisions, what is to do, calls to come. The first entry of each
 * knows how it went on, so that a later one tells what was so at its time, also when it is made again.
 */
record AgreedFold(Batch batch) {

    /** The entries that an event may make or change, the one that it is about first. */
    static Stream<String> entriesOf(DuplexEvent event, long position) {
        return switch (event) {
            case DecisionRecorded of -> Stream.of(DecisionBody.id(of.decision()));
            case DecisionSuperseded of -> Stream.of(DecisionBody.id(of, position), DecisionBody.id(of.decision()));
            case ActionItemEvent of -> Stream.of(ActionBody.id(of.action(), position), ActionBody.id(of.action()));
            case CallScheduled of -> Stream.of(ScheduledBody.id(of.scheduled()));
            case CallRescheduled of ->
                Stream.of(ScheduledBody.id(of.scheduled(), position), ScheduledBody.id(of.scheduled()));
            case CallCancelled of ->
                Stream.of(ScheduledBody.id(of.scheduled(), position), ScheduledBody.id(of.scheduled()));
            default -> Stream.empty();
        };
    }

    void decision(DecisionEvent event, long position) {
        String id = DecisionBody.id(event.decision());
        switch (event) {
            case DecisionRecorded of ->
                put(EntryDocument.of(id, of.conversation(), DecisionBody.of(of), of.at(), position));
            case DecisionSuperseded of ->
                first(id).map(EntryDocument::decision).ifPresent(body -> {
                    String own = DecisionBody.id(of, position);
                    put(EntryDocument.of(own, of.conversation(), body.ended(of), of.at(), position));
                    batch.change(EntryDocument.SHELF, id, position, entry -> {
                        DecisionBody known = entry.decision();
                        return known == null ? null : entry.with(known.over(of), position);
                    });
                });
        }
    }

    void action(ActionItemEvent event, long position) {
        String id = ActionBody.id(event.action());
        Optional<EntryDocument> first = first(id).filter(entry -> entry.logged() < position);
        if (first.isEmpty()) {
            if (event instanceof ActionItemAssigned of) {
                put(EntryDocument.of(id, of.conversation(), ActionBody.of(of, position), of.at(), position));
            }
            return;
        }
        first.map(EntryDocument::action).ifPresent(body -> {
            String own = ActionBody.id(event.action(), position);
            put(EntryDocument.of(own, event.conversation(), body.then(event, position), event.at(), position));
            batch.change(EntryDocument.SHELF, id, position, entry -> {
                ActionBody known = entry.action();
                return known == null ? null : entry.with(known.after(event, position), position);
            });
        });
    }

    void scheduled(ScheduledCallEvent event, long position) {
        String id = ScheduledBody.id(event.scheduled());
        Optional<ScheduledBody> first = first(id).map(EntryDocument::scheduled);
        String own = ScheduledBody.id(event.scheduled(), position);
        switch (event) {
            case CallScheduled of ->
                put(EntryDocument.of(id, of.conversation(), ScheduledBody.of(of, position), of.at(), position));
            case CallRescheduled of ->
                first.ifPresent(body -> {
                    put(EntryDocument.of(own, of.conversation(), body.then(of, position), of.at(), position));
                    batch.change(EntryDocument.SHELF, id, position, entry -> {
                        ScheduledBody known = entry.scheduled();
                        return known == null ? null : entry.with(known.after(of, position), position);
                    });
                });
            case CallCancelled of ->
                first.ifPresent(body ->
                        put(EntryDocument.of(own, of.conversation(), body.then(of, position), of.at(), position)));
            case InvitationAnswered _, ScheduledCallReminded _ -> {}
        }
    }

    private Optional<EntryDocument> first(String id) {
        return batch.get(EntryDocument.SHELF, id);
    }

    private void put(EntryDocument entry) {
        batch.update(EntryDocument.SHELF, entry.id(), entry.logged(), _ -> entry);
    }
}
