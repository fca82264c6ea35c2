package dev.duplex.command.imports;

enum ImportState {
    RUNNING,
    DONE,
    FAILED
}
