package dev.duplex.query.realtime;

import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Mutations return futures: so they are called on the connection's thread, in the order in which they came. */
@Controller
class RealtimeController {

    private final Membership membership;
    private final Presence presence;
    private final Delivery delivery;
    private final Signals signals;
    private final TypingNotices typing;
    private final Senders senders;
    private final RealtimeMeters meters;
    private final Clock clock;

    RealtimeController(
            Membership membership,
            Presence presence,
            Delivery delivery,
            Signals signals,
            TypingNotices typing,
            Senders senders,
            RealtimeMeters meters,
            Clock clock) {
        this.membership = membership;
        this.presence = presence;
        this.delivery = delivery;
        this.signals = signals;
        this.typing = typing;
        this.senders = senders;
        this.meters = meters;
        this.clock = clock;
    }

    @SubscriptionMapping
    Flux<Realtime> realtime(@Argument String device, @ContextValue(Viewer.KEY) Viewer viewer) {
        Device client = device(viewer, device);
        String workspace = membership
                .workspaceOf(client.person())
                .orElseThrow(() -> QueryRejected.unknown("person", "Duplex-Person", client.person()));
        return presence.open(client, workspace, membership.isCustomer(client.person()));
    }

    @MutationMapping
    CompletableFuture<Boolean> present(
            @Argument String device,
            @Argument @Nullable Boolean away,
            @Argument @Nullable String call,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Device client = device(viewer, device);
        UUID in = call == null ? null : Ids.parse("call", call);
        Sender sender = senders.of(client);
        sender.present();
        return sender.afterAll("present", () -> heard(client, Boolean.TRUE.equals(away), in));
    }

    /** A client that names a call it is not in, or no longer, is there all the same. */
    private boolean heard(Device client, boolean away, @Nullable UUID call) {
        QueryRejected refused = null;
        if (call != null) {
            try {
                signals.require(call, client.person(), "call", client.person());
            } catch (QueryRejected notIn) {
                refused = notIn;
            }
        }
        boolean known =
                delivery.heard(new Notice.Heard(client.person(), client.id(), away, refused == null ? call : null));
        if (refused != null) {
            throw refused;
        }
        return known;
    }

    @MutationMapping
    CompletableFuture<Boolean> signal(
            @Argument String call,
            @Argument String device,
            @Argument String to,
            @Argument @Nullable String toDevice,
            @Argument SignalKind kind,
            @Argument String payload,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Device from = device(viewer, device);
        Sender sender = senders.of(from);
        return meters.counting(() -> {
            sender.signal();
            UUID id = Ids.parse("call", call);
            UUID other = Ids.parse("to", to);
            String otherDevice = toDevice == null ? null : Device.checked("toDevice", toDevice);
            SignalPayload.check(kind, payload);
            return sender.afterAll("signal", () -> {
                delivery.requireConnected(from);
                signals.require(id, from.person(), "to", other);
                return delivery.send(new Notice.SignalTo(
                        other,
                        otherDevice,
                        new Realtime.Signal(id, from.person(), from.id(), kind, payload, clock.instant())));
            });
        });
    }

    @MutationMapping
    CompletableFuture<Boolean> typing(
            @Argument String conversation,
            @Argument String device,
            @Argument @Nullable Boolean privateNote,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Device client = device(viewer, device);
        UUID id = Ids.parse("conversation", conversation);
        Sender sender = senders.of(client);
        sender.typing();
        return sender.afterAll("typing", () -> {
            delivery.requireConnected(client);
            typing.type(client.person(), id, Boolean.TRUE.equals(privateNote));
            return true;
        });
    }

    private static Device device(Viewer viewer, String device) {
        return switch (viewer) {
            case Viewer.Operator() ->
                throw new QueryRejected(
                        "person-required",
                        "Duplex-Person",
                        "Only a person has devices and is there or not",
                        "Say who asks: the header Duplex-Person, or that key in the payload of connection_init");
            case Viewer.Of(UUID person) -> Device.of(person, device);
        };
    }
}
