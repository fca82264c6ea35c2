package dev.duplex.query.scheduledcall;

import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.query.graphql.PersonRef;
import org.jspecify.annotations.Nullable;

/** @param answer null before there is one */
record InviteeView(PersonRef person, @Nullable InvitationAnswer answer) {}
