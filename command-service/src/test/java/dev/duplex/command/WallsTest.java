package dev.duplex.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.duplex.command.decision.Decider;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.duplex", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String BUSINESS =
            "dev.duplex.command.(workspace|people|conversation|message|file|replylater|call|scheduledcall|phone|availability|documentation|imports)..";

    /** Deciders, what they use of their own slices (commands, states, rules), and what they decide with. */
    private static final DescribedPredicate<JavaClass> DECIDING = resideInAPackage("dev.duplex.command.decision..")
            .or(resideInAPackage("dev.duplex.command.facts.."))
            .or(DescribedPredicate.describe(
                    "a decider, or used by one of its slice", type -> isDeciding(type, new HashSet<>())));

    private static boolean isDeciding(JavaClass type, Set<JavaClass> asked) {
        return type.isAssignableTo(Decider.class)
                || type.getPackageName().startsWith("dev.duplex.command.")
                        && asked.add(type)
                        && type.getDirectDependenciesToSelf().stream()
                                .map(Dependency::getOriginClass)
                                .filter(user -> user.getPackage().equals(type.getPackage()))
                                .anyMatch(user -> isDeciding(user, asked));
    }

    @ArchTest
    static final ArchRule decisions_know_neither_spring_nor_mongo_nor_axon_nor_a_clock = noClasses()
            .that(DECIDING)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage("com.mongodb.."))
                    .or(resideInAPackage("org.bson.."))
                    .or(resideInAPackage("org.axonframework.."))
                    .or(resideInAPackage("dev.duplex.eventstore.."))
                    .or(resideInAPackage("dev.duplex.command.bus.."))
                    .or(resideInAPackage("dev.duplex.command.rest.."))
                    .or(resideInAPackage("java.util.concurrent.."))
                    .or(resideInAPackage("java.util.random.."))
                    .or(JavaClass.Predicates.type(java.util.Random.class))
                    .or(JavaClass.Predicates.assignableTo(Clock.class)));

    @ArchTest
    static final ArchRule decisions_make_up_neither_instants_nor_ids = noClasses()
            .that(DECIDING)
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule instants_come_from_clocks_alone = noClasses()
            .that()
            .resideInAPackage("dev.duplex.command..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule no_slice_knows_another =
            slices().matching(BUSINESS).namingSlices("$1").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.duplex.command.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_command_side_does_not_know_the_query_side = noClasses()
            .that()
            .resideInAPackage("dev.duplex.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.duplex.query..", "dev.duplex.embeddedmongodb..", "dev.duplex.standalone..");

    @ArchTest
    static final ArchRule what_slices_share_does_not_know_the_slices = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.duplex.command.decision..",
                    "dev.duplex.command.facts..",
                    "dev.duplex.command.bus..",
                    "dev.duplex.command.agenda..",
                    "dev.duplex.command.rest..",
                    "dev.duplex.command.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.duplex.command.workspace..",
                    "dev.duplex.command.people..",
                    "dev.duplex.command.conversation..",
                    "dev.duplex.command.message..",
                    "dev.duplex.command.replylater..",
                    "dev.duplex.command.call..",
                    "dev.duplex.command.scheduledcall..",
                    "dev.duplex.command.phone..",
                    "dev.duplex.command.availability..",
                    "dev.duplex.command.imports..");

    @ArchTest
    static final ArchRule readers_of_foreign_exports_know_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.duplex.command.imports.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.duplex.events..", "org.springframework..", "org.axonframework..", "com.mongodb..");

    @ArchTest
    static final ArchRule handlers_stay_in_their_slice =
            classes().that().implement(Decider.class).should().bePackagePrivate();
}
