package dev.duplex.command.imports.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authors of mails. */
final class MailPeople {

    private static final class Met {

        final String key;
        String name;
        boolean named;
        final Set<String> addresses = new HashSet<>();

        Met(String key, String name) {
            this.key = key;
            this.name = name;
        }
    }

    private final SourceOptions.Identity identity;
    private final SequencedMap<String, Met> people = new LinkedHashMap<>();
    private final Map<String, Set<String>> keysOfAddress = new HashMap<>();

    MailPeople(SourceOptions.Identity identity) {
        this.identity = identity;
    }

    /** The author's key. */
    String met(MailAuthor author) {
        var written = author.key(identity);
        var person = people.computeIfAbsent(written, key -> new Met(key, author.shownName()));
        if (!person.named && author.name() != null) {
            person.name = author.name();
            person.named = true;
        }
        if (author.address() != null) {
            person.addresses.add(author.address());
            keysOfAddress
                    .computeIfAbsent(author.address(), a -> new HashSet<>())
                    .add(person.key);
        }
        return person.key;
    }

    List<ImportedPerson> all() {
        var all = new ArrayList<ImportedPerson>(people.size());
        for (var person : people.values()) {
            all.add(new ImportedPerson(person.key, person.name, email(person), false, null));
        }
        return all;
    }

    /** Only where person and address belong to each other alone. */
    private @Nullable String email(Met person) {
        if (person.addresses.size() != 1) {
            return null;
        }
        var address = person.addresses.iterator().next();
        return keysOfAddress.getOrDefault(address, Set.of()).size() == 1 ? address : null;
    }
}
