package dev.duplex.query.documentation;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class DocumentationProjection implements Projection {

    @Override
    public String name() {
        return "documentation";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(DecisionDocument.SHELF, ActionItemDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(DecisionEvent.class, ActionItemEvent.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("conversation"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        load(events, batch);
        events.forEach(logged -> {
            switch (logged.event()) {
                case DecisionEvent of -> decision(of, logged.position(), batch);
                case ActionItemEvent of -> actionItem(of, logged.position(), batch);
                default -> {}
            }
        });
    }

    private static void load(List<LoggedEvent> events, Batch batch) {
        Set<UUID> decisions = new HashSet<>();
        Set<UUID> items = new HashSet<>();
        events.forEach(logged -> {
            switch (logged.event()) {
                case DecisionEvent of -> {
                    decisions.add(of.decision());
                    if (of instanceof DecisionSuperseded superseded && superseded.supersededBy() != null) {
                        decisions.add(superseded.supersededBy());
                    }
                }
                case ActionItemEvent of -> items.add(of.action());
                default -> {}
            }
        });
        batch.load(DecisionDocument.SHELF, decisions);
        batch.load(ActionItemDocument.SHELF, items);
    }

    private static void decision(DecisionEvent event, long position, Batch batch) {
        switch (event) {
            case DecisionRecorded recorded ->
                batch.update(
                        DecisionDocument.SHELF,
                        recorded.decision(),
                        position,
                        none -> DecisionDocument.of(recorded, position));
            case DecisionSuperseded superseded -> {
                batch.change(
                        DecisionDocument.SHELF,
                        superseded.decision(),
                        position,
                        decision -> decision.superseded(superseded, position));
                UUID successor = superseded.supersededBy();
                if (successor != null) {
                    batch.change(
                            DecisionDocument.SHELF,
                            successor,
                            position,
                            decision -> decision.superseding(superseded.decision(), position));
                }
            }
        }
    }

    private static void actionItem(ActionItemEvent event, long position, Batch batch) {
        batch.update(ActionItemDocument.SHELF, event.action(), position, before -> {
            if (before != null) {
                return before.after(event, position);
            }
            return event instanceof ActionItemAssigned assigned
                    ? ActionItemDocument.of(null, assigned, position)
                    : null;
        });
    }
}
