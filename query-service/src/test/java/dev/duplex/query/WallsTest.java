package dev.duplex.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.duplex.query", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String[] SLICES = {
        "dev.duplex.query.workspace..",
        "dev.duplex.query.people..",
        "dev.duplex.query.timeline..",
        "dev.duplex.query.inbox..",
        "dev.duplex.query.livesession..",
        "dev.duplex.query.scheduledcall..",
        "dev.duplex.query.analytics..",
        "dev.duplex.query.availability..",
        "dev.duplex.query.documentation..",
        "dev.duplex.query.replylater..",
        "dev.duplex.query.search..",
        "dev.duplex.query.realtime.."
    };

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.duplex.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void no_slice_knows_another(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (String slice : SLICES) {
            String[] others = java.util.stream.Stream.of(SLICES)
                    .filter(other -> !other.equals(slice))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(slice)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule what_is_shared_knows_no_slice = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.duplex.query.log..",
                    "dev.duplex.query.projection..",
                    "dev.duplex.query.graphql..",
                    "dev.duplex.query.live..",
                    "dev.duplex.query.call..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SLICES);

    @ArchTest
    static final ArchRule queries_know_no_commands =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.duplex.command..");

    @ArchTest
    static final ArchRule projections_do_not_know_graphql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("graphql..", "org.springframework.graphql..", "dev.duplex.query.graphql..");

    @ArchTest
    static final ArchRule waits_are_pure = classes()
            .that()
            .haveSimpleName("Waits")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.duplex.events..", "dev.duplex.query.inbox..");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
