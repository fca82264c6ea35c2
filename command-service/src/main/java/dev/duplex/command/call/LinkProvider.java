package dev.duplex.command.call;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A room of a meeting service that opens by its address, such as Jitsi Meet. */
@Component
@ConditionalOnProperty("duplex.call.link-template")
final class LinkProvider implements MediaProvider {

    private static final String CALL = "{call}";

    private final String template;
    private final int capacity;
    private final Function<UUID, String> rooms;

    /**
     * @param template with {@code {call}} for the room of a call, which nobody guesses, and {@code {workspace}} where the rooms are to tell it
     * @param capacity 0 for no limit
     */
    @Autowired
    LinkProvider(
            @Value("${duplex.call.link-template}") String template,
            @Value("${duplex.call.link-capacity:0}") int capacity,
            RoomNames rooms) {
        this(template, capacity, rooms::of);
    }

    /** @param rooms by call; asked of the same one it answers the same */
    LinkProvider(String template, int capacity, Function<UUID, String> rooms) {
        if (!template.contains(CALL)) {
            throw new IllegalArgumentException(
                    "duplex.call.link-template must contain {call}, or all calls meet in one room: " + template);
        }
        this.template = template;
        this.capacity = capacity;
        this.rooms = rooms;
        if (!URI.create(filled("workspace", "room")).isAbsolute()) {
            throw new IllegalArgumentException("duplex.call.link-template must be a whole address: " + template);
        }
    }

    @Override
    public String name() {
        return "link";
    }

    @Override
    public Optional<String> link(String workspace, UUID call) {
        return Optional.of(filled(workspace, rooms.apply(call)));
    }

    private String filled(String workspace, String room) {
        return template.replace("{workspace}", URLEncoder.encode(workspace, StandardCharsets.UTF_8))
                .replace(CALL, room);
    }

    @Override
    public OptionalInt capacity() {
        return capacity > 0 ? OptionalInt.of(capacity) : OptionalInt.empty();
    }
}
