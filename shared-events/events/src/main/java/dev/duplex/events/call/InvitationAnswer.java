package dev.duplex.events.call;

public enum InvitationAnswer {
    ACCEPTED,
    DECLINED,
    TENTATIVE
}
