/** What a person has to look at: unread messages, mentions, waits and owed replies. */
@NullMarked
package dev.duplex.query.inbox;

import org.jspecify.annotations.NullMarked;
