package dev.duplex.query.realtime;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long things last and how much of them a client may do.
 *
 * @param presence how long a client counts as there after its last {@code present}
 * @param grace how long after its subscription ended, so that a reload of a page goes unnoticed
 * @param nodeLease how long a node counts as there after it was last heard; well above the difference of the nodes' clocks
 * @param devices of a person at a time
 * @param connections WebSockets of a person on a node at a time
 * @param signals of a client at once; a quarter of it comes back each second
 * @param messageChars the longest message over a WebSocket
 * @param messages over a WebSocket at once; a tenth of it comes back each second
 */
@Component
record RealtimeSettings(
        @Value("${duplex.realtime.presence:25s}") Duration presence,
        @Value("${duplex.realtime.grace:5s}") Duration grace,
        @Value("${duplex.realtime.node-lease:10s}") Duration nodeLease,
        @Value("${duplex.realtime.max-devices:20}") int devices,
        @Value("${duplex.realtime.max-connections:40}") int connections,
        @Value("${duplex.realtime.max-signals:200}") int signals,

        @Value("${duplex.realtime.max-message-chars:262144}")
        int messageChars,

        @Value("${duplex.realtime.max-messages:1000}") int messages) {

    /** How often the node tells the others that it lives, and looks whether they do. */
    Duration beat() {
        return nodeLease.dividedBy(5);
    }
}
