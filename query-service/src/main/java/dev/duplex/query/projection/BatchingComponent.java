package dev.duplex.query.projection;

import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.eventstore.ParkingHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventHandler;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * Gathers the events of a processor's batch and hands them on together, before the processor stores its token. It takes
 * every event, known here or not, so that the token is always as far as the log.
 */
final class BatchingComponent implements EventHandlingComponent {

    private static final ResourceKey<List<EventMessage>> GATHERED = ResourceKey.withLabel("gathered");
    private static final Set<QualifiedName> CATALOGUED = EventCatalogue.current().types().stream()
            .map(type -> new QualifiedName(type.name()))
            .collect(Collectors.toUnmodifiableSet());

    private final String processor;
    private final ParkingHandler handler;
    private final ReadModelPositions positions;
    private final Activity activity;

    BatchingComponent(String processor, ParkingHandler handler, ReadModelPositions positions, Activity activity) {
        this.processor = processor;
        this.handler = handler;
        this.positions = positions;
        this.activity = activity;
    }

    @Override
    public MessageStream.Empty<Message> handle(EventMessage event, ProcessingContext context) {
        List<EventMessage> gathered = context.computeResourceIfAbsent(GATHERED, () -> {
            List<EventMessage> events = new ArrayList<>();
            context.runOnPostInvocation(later -> activity.batch(events.size(), () -> handler.handle(events)));
            context.runOnAfterCommit(later -> TrackingToken.fromContext(later)
                    .ifPresent(token -> token.position().ifPresent(end -> positions.reached(processor, end))));
            return events;
        });
        gathered.add(event);
        return MessageStream.empty();
    }

    @Override
    public Set<QualifiedName> supportedEvents() {
        return CATALOGUED;
    }

    @Override
    public boolean supports(QualifiedName eventName) {
        return true;
    }

    /** One sequence: a document may depend on others, so their order must hold as well. */
    @Override
    public Object sequenceIdentifierFor(EventMessage event, ProcessingContext context) {
        return processor;
    }

    @Override
    public BatchingComponent subscribe(QualifiedName name, EventHandler handler) {
        throw new IllegalStateException("A projection takes all events itself");
    }

    @Override
    public BatchingComponent subscribe(Set<QualifiedName> names, EventHandler handler) {
        throw new IllegalStateException("A projection takes all events itself");
    }
}
