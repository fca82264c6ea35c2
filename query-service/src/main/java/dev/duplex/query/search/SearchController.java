package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class SearchController {

    private final MessageSearch messages;
    private final Workspaces workspaces;
    private final Membership membership;
    private final Participation participation;

    SearchController(
            SearchIndex index,
            WordAnalyzer analyzer,
            Workspaces workspaces,
            Membership membership,
            Participation participation) {
        this.messages = new MessageSearch(index, analyzer);
        this.workspaces = workspaces;
        this.membership = membership;
        this.participation = participation;
    }

    @QueryMapping
    SearchResults search(
            @Argument String workspace,
            @Argument @Nullable String query,
            @Argument @Nullable String author,
            @Argument @Nullable String conversation,
            @Argument @Nullable ConversationKind kind,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            @Argument @Nullable Boolean hasFile,
            @Argument @Nullable Boolean unanswered,
            @Argument SearchSort sort,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        workspaces.require("workspace", workspace);
        membership.require(viewer, "workspace", workspace);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new QueryRejected(
                    "bad-range", "to", "The range ends before it begins", "Give a to that is later than from");
        }
        SearchQuestion question = new SearchQuestion(
                workspace,
                query == null ? "" : query,
                author == null ? null : Ids.parse("author", author),
                conversation == null ? null : Ids.parse("conversation", conversation),
                kind,
                from,
                to,
                hasFile,
                unanswered,
                sort);
        Page page = Page.forward(first, after, "search");
        String fingerprint = question.fingerprint();
        Optional<Place> last = page.bound().map(cursor -> Place.of(cursor, fingerprint));
        MessageSearch.Found found = messages.find(question, readers(viewer, question), page.size(), last);
        Connection<SearchHit> hits = Connection.of(
                page,
                found.hits(),
                hit -> hit.place().cursor(fingerprint),
                hit -> new SearchHit(
                        hit.message(),
                        new ConversationRef(hit.conversation()),
                        hit.highlights(),
                        hit.place().score()));
        return SearchResults.of(hits, found.counted(), found.more());
    }

    private Readers readers(Viewer viewer, SearchQuestion question) {
        return switch (viewer) {
            case Viewer.Operator() -> new Readers.All();
            case Viewer.Of(UUID person) ->
                new Readers.Of(conversations(viewer, person, question), !membership.isCustomer(person));
        };
    }

    private Set<UUID> conversations(Viewer viewer, UUID person, SearchQuestion question) {
        UUID one = question.conversation();
        if (one == null) {
            return participation.of(person);
        }
        if (!participation.visible(viewer, one)) {
            throw new QueryRejected(
                    "not-a-participant",
                    "conversation",
                    "Only those who take part in this conversation may search it",
                    "Be added to it first");
        }
        return Set.of(one);
    }
}
