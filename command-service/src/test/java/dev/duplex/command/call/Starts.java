package dev.duplex.command.call;

import dev.duplex.events.call.Media;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A start of a call that differs in one thing. */
final class Starts {

    private Starts() {}

    static StartCall urgent(StartCall start) {
        return copy(
                start, start.call(), start.media(), start.ring(), true, start.device(), start.scheduled(), start.at());
    }

    static StartCall at(StartCall start, Instant at) {
        return copy(
                start,
                start.call(),
                start.media(),
                start.ring(),
                start.urgent(),
                start.device(),
                start.scheduled(),
                at);
    }

    static StartCall on(StartCall start, String device) {
        return copy(
                start,
                start.call(),
                start.media(),
                start.ring(),
                start.urgent(),
                device,
                start.scheduled(),
                start.at());
    }

    /** Rings whom the scheduled call expects. */
    static StartCall scheduled(StartCall start, UUID scheduled) {
        return copy(
                start,
                start.call(),
                start.media(),
                Optional.empty(),
                start.urgent(),
                start.device(),
                scheduled,
                start.at());
    }

    /** Another call of the same room. */
    static StartCall another(StartCall start, UUID call, Media media, Optional<List<UUID>> ring, Instant at) {
        return copy(start, call, media, ring, start.urgent(), start.device(), start.scheduled(), at);
    }

    static StartCall by(StartCall start, UUID person) {
        return new StartCall(
                start.conversation(),
                start.call(),
                start.media(),
                start.ring(),
                start.urgent(),
                start.device(),
                start.escalatedFrom(),
                start.reason(),
                start.scheduled(),
                start.provider(),
                person,
                start.at());
    }

    static StartCall through(StartCall start, MediaProvider provider, String reason) {
        return through(start, planned -> provider, reason);
    }

    private static StartCall through(StartCall start, MediaChoice choice, String reason) {
        return new StartCall(
                start.conversation(),
                start.call(),
                start.media(),
                start.ring(),
                start.urgent(),
                start.device(),
                start.escalatedFrom(),
                reason,
                start.scheduled(),
                choice,
                start.by(),
                start.at());
    }

    static StartCall choosing(StartCall start, MediaChoice choice) {
        return through(start, choice, start.reason());
    }

    private static StartCall copy(
            StartCall start,
            UUID call,
            Media media,
            Optional<List<UUID>> ring,
            boolean urgent,
            String device,
            UUID scheduled,
            Instant at) {
        return new StartCall(
                start.conversation(),
                call,
                media,
                ring,
                urgent,
                device,
                start.escalatedFrom(),
                start.reason(),
                scheduled,
                start.provider(),
                start.by(),
                at);
    }
}
