package dev.duplex.query.documentation;

public enum ActionItemState {
    OPEN,
    DONE,
    DROPPED
}
