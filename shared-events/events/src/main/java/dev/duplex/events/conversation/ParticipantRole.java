package dev.duplex.events.conversation;

public enum ParticipantRole {
    OWNER,
    MEMBER,
    GUEST
}
