/**
 * Reads exports of other tools into one neutral model: people, conversations, and what happened in each conversation.
 * Pure readers: they know files, not commands, and write nothing but temporary files.
 */
@NullMarked
package dev.duplex.command.imports.source;

import org.jspecify.annotations.NullMarked;
