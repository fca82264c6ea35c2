// Queries over HTTP, subscriptions over WebSocket, on the server that this page comes from.
const url = new URL("/graphql", location.href);
const subscriptions = new URL(url);
subscriptions.protocol = url.protocol === "https:" ? "wss:" : "ws:";

const example = `# Ctrl-Enter runs the query at the cursor. The documentation is behind the book on the left.
# As a person, not as an operator: {"Duplex-Person": "<id>"} under Headers.

query ResponseTimes {
  responseTimes(workspace: "demo", metric: THREAD_FIRST_RESPONSE, groupBy: PERSON) {
    total { count open mean p50 p90 }
    groups { label count p50 p90 }
  }
}

query LiveSessions {
  liveSessions(workspace: "demo") {
    ringing { call ringing { name } }
    active { call media participants { person { name } since } }
    recentlyEnded { nodes { call outcome declined { person { name } reason } } }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: url.href, subscriptionUrl: subscriptions.href }),
    defaultQuery: example,
    defaultEditorToolsVisibility: true,
    shouldPersistHeaders: true,
  }),
);
