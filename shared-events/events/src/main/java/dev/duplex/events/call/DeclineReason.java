package dev.duplex.events.call;

/** Why a ring led to no call. */
public enum DeclineReason {
    BUSY,
    LATER,
    NO,
    /** Turned away: the person is in focus time that this ring may not break. */
    FOCUS,
    /** Turned away: outside the person's working hours, and not urgent. */
    OFF_HOURS,
    /** Turned away: the person is absent. */
    ABSENT,
    /** Turned away: the person has stepped away. */
    AWAY
}
