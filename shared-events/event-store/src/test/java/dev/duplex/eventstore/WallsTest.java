package dev.duplex.eventstore;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {

    @Test
    void the_event_store_knows_neither_Spring_nor_the_rest_of_the_house() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "dev.duplex..")
                        .and(not(resideInAPackage("dev.duplex.eventstore"))))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.duplex.eventstore"));
    }
}
