package dev.duplex.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalContentTest {

    static Iterable<StoredType> types() {
        return EventCatalogue.current().types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void personal_content_names_the_person_whose_content_it_is(StoredType type) {
        RecordComponent[] components = type.record().getRecordComponents();

        for (RecordComponent component : components) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                assertThat(Arrays.stream(components).filter(c -> c.getName().equals(personal.subject())))
                        .as("subject of %s.%s", type.name(), component.getName())
                        .singleElement()
                        .satisfies(subject -> assertThat(subject.getType()).isEqualTo(UUID.class));
            }
        }
    }
}
