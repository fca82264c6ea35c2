package dev.duplex.query.analytics.waitspan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = WaitSpans.class, importOptions = DoNotIncludeTests.class)
final class PurityTest {

    @ArchTest
    static final ArchRule the_fold_knows_the_events_and_nothing_else = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.duplex.query.analytics.waitspan",
                    "dev.duplex.events..",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations");
}
