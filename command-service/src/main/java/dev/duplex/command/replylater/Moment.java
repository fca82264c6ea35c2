package dev.duplex.command.replylater;

import dev.duplex.availability.PersonAvailability;
import java.time.Instant;

/** When a person means to reply, in that person's time zone and working hours. */
enum Moment {
    /** When work begins tomorrow, at nine where it does not. */
    TOMORROW_MORNING,
    /** When work begins on the next day on which the person works and is not absent. */
    NEXT_WORKING_DAY;

    Instant from(Instant now, PersonAvailability person) {
        return switch (this) {
            case TOMORROW_MORNING -> person.tomorrowMorning(now);
            case NEXT_WORKING_DAY -> person.startOfNextWorkingDay(now);
        };
    }
}
