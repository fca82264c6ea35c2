package dev.duplex.query.replylater;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import java.util.List;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Everyone sees what is the own, an operator all. */
@Component
record ReplyLaterAccess(Membership people) {

    /** @throws QueryRejected with the code {@code bad-id}, {@code not-permitted} or {@code unknown-person} */
    UUID require(Viewer viewer, String person) {
        UUID owner = Ids.parse("person", person);
        if (viewer instanceof Viewer.Of(UUID asking) && !asking.equals(owner)) {
            throw new QueryRejected("not-permitted", "person", "This is for its owner only", "Ask for your own");
        }
        if (people.workspaceOf(owner).isEmpty()) {
            throw QueryRejected.unknown("person", "person", owner);
        }
        return owner;
    }

    /** What a person was reminded of; what is for everybody in a conversation is for the members. */
    Bson remindersOf(UUID person) {
        Bson own = Filters.eq("people", person);
        return people.isCustomer(person) ? Filters.and(own, Filters.eq("team", false)) : own;
    }

    /** The same of these; who the person is, is asked only where it matters. */
    List<ReminderDocument> of(UUID person, List<ReminderDocument> given) {
        List<ReminderDocument> own =
                given.stream().filter(one -> one.people().contains(person)).toList();
        return own.stream().noneMatch(ReminderDocument::team) || !people.isCustomer(person)
                ? own
                : own.stream().filter(one -> !one.team()).toList();
    }
}
