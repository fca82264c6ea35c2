package dev.duplex.query.search;

enum SearchSort {
    RELEVANCE,
    NEWEST
}
