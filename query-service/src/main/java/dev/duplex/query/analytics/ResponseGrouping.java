package dev.duplex.query.analytics;

/** By what figures are told apart. */
enum ResponseGrouping {
    /** Who answered; for open spans the one person waited on, else nobody. */
    PERSON("coalesce(spans.answered_by, spans.waited_on)::VARCHAR", "people", "person", "name"),
    CONVERSATION("spans.conversation::VARCHAR", "conversations", "conversation", "subject"),
    KIND("spans.kind", "", "", ""),
    DAY("spans.opened_day", "", "", ""),
    /** As wide as the last, so that it sorts as text. */
    HOUR_OF_WEEK("printf('%03d', spans.opened_hour)", "", "", "");

    /** The key where there is none. */
    static final String NOBODY = "nobody";

    private final String key;
    private final String names;
    private final String id;
    private final String name;

    ResponseGrouping(String key, String names, String id, String name) {
        this.key = key;
        this.names = names;
        this.id = id;
        this.name = name;
    }

    /** SQL of the key that is stored, never null. */
    String key() {
        return "coalesce(" + key + ", '" + NOBODY + "')";
    }

    /** SQL that finds the label of a column {@code key} of keys. */
    String label() {
        return names.isEmpty()
                ? "NULL"
                : "(SELECT any_value(%s) FROM %s WHERE %s::VARCHAR = key)".formatted(name, names, id);
    }

    /** The key as it is shown. */
    String shown(String stored) {
        return this == HOUR_OF_WEEK ? HourOfWeek.name(Integer.parseInt(stored)) : stored;
    }
}
