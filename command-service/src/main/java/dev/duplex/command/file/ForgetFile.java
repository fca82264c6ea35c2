package dev.duplex.command.file;

import java.util.UUID;

/** May a file be removed? Nothing is appended. */
record ForgetFile(UUID file) {}
