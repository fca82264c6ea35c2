package dev.duplex.query.analytics.waitspan;

/** Whose voice it is, as far as waiting is concerned. */
public enum Speaker {
    MEMBER,
    CUSTOMER,
    /** A bot, or an automation in anyone's name. */
    MACHINE
}
