package dev.duplex.command.file;

import java.util.UUID;

/** May a person upload a file to a conversation? Nothing is appended: the log hears of it when it is sent. */
record UploadFile(UUID conversation, UUID by) {}
