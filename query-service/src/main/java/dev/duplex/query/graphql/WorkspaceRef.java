package dev.duplex.query.graphql;

/** A workspace, by its slug, resolved where workspaces are known. */
public record WorkspaceRef(String id) {}
