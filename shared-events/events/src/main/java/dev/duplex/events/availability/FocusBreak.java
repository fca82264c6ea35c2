package dev.duplex.events.availability;

import java.util.List;
import java.util.UUID;

/**
 * Who may break a focus time.
 *
 * @param people only with {@link Who#CHOSEN}
 */
public record FocusBreak(Who who, List<UUID> people) {

    public enum Who {
        NOBODY,
        /** Anyone whose ring or message is urgent. */
        URGENT,
        CHOSEN
    }
}
