/** Files that travel with messages: their content in MongoDB, who may read them decided from the log. */
@NullMarked
package dev.duplex.command.file;

import org.jspecify.annotations.NullMarked;
