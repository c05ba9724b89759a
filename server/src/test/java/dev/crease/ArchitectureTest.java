package dev.crease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may import whom, as in ARCHITECTURE.md. What a Maven module already makes impossible is not
/// repeated here.
@AnalyzeClasses(packages = "dev.crease", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String STATS = "dev.crease.push.stats";

  private static final String[] JAVA_VALUES = {
    "java.lang..",
    "java.util",
    "java.util.function..",
    "java.util.regex..",
    "java.util.stream..",
    "java.time..",
    "java.text..",
    "org.jspecify.."
  };

  @ArchTest
  static final ArchRule cricketIsPure =
      classes()
          .that()
          .resideInAPackage("dev.crease.cricket..")
          .should()
          .onlyDependOnClassesThat(in(JAVA_VALUES).or(in("dev.crease.cricket..")))
          .because(
              "the Laws know no clock, I/O, threads or JSON, so the same match always folds alike");

  @ArchTest
  static final ArchRule cricketReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("dev.crease.cricket..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule pushIsJava =
      classes()
          .that()
          .resideInAPackage("dev.crease.push")
          .should()
          .onlyDependOnClassesThat(in("java..", "org.jspecify..", "dev.crease.push", STATS))
          .because("the engine runs under any edge and over any log");

  @ArchTest
  static final ArchRule statsAreALeaf =
      classes()
          .that()
          .resideInAPackage(STATS)
          .should()
          .onlyDependOnClassesThat(in("java..", "jdk.jfr..", "org.jspecify..", STATS))
          .because("every room may count, so counting knows no room");

  @ArchTest
  static final ArchRule theHubRunsUnderAnyEdge =
      classes()
          .that()
          .resideInAPackage("dev.crease.push.hub")
          .should()
          .onlyDependOnClassesThat(
              in("java..", "org.jspecify..", "dev.crease.push", "dev.crease.push.hub", STATS));

  @ArchTest
  static final ArchRule theMemoryLogKnowsOnlyItsPort =
      classes()
          .that()
          .resideInAPackage("dev.crease.push.memory")
          .should()
          .onlyDependOnClassesThat(
              in("java..", "org.jspecify..", "dev.crease.push", "dev.crease.push.memory"));

  @ArchTest
  static final ArchRule accessKnowsOnlyTheEngine =
      classes()
          .that()
          .resideInAPackage("dev.crease.push.access")
          .should()
          .onlyDependOnClassesThat(
              in("java..", "org.jspecify..", "dev.crease.push", "dev.crease.push.access"))
          .because("who may do what is decided the same under any edge");

  @ArchTest
  static final ArchRule presenceRunsUnderAnyEdge =
      classes()
          .that()
          .resideInAPackage("dev.crease.push.presence")
          .should()
          .onlyDependOnClassesThat(
              in(
                  "java..",
                  "org.jspecify..",
                  "dev.crease.push",
                  "dev.crease.push.access",
                  "dev.crease.push.presence",
                  STATS))
          .because("who is there is known without a socket, by any clock");

  @ArchTest
  static final ArchRule nettyStaysInTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.crease.push.http",
              "dev.crease.push.http1",
              "dev.crease.push.http2",
              "dev.crease.push.stream")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule streamsBelongToTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.crease.push.http",
              "dev.crease.push.http1",
              "dev.crease.push.http2",
              "dev.crease.push.stream")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crease.push.stream");

  @ArchTest
  static final ArchRule streamsDoNotKnowHttp =
      noClasses()
          .that()
          .resideInAPackage("dev.crease.push.stream")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.crease.push.http", "dev.crease.push.http1", "dev.crease.push.http2");

  @ArchTest
  static final ArchRule versionsOfHttpDoNotKnowWhatIsAsked =
      noClasses()
          .that()
          .resideInAnyPackage("dev.crease.push.http2", "dev.crease.push.tls")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crease.push.http");

  @ArchTest
  static final ArchRule noNettyInTheEdgesSignatures =
      noClasses()
          .that()
          .resideInAPackage("dev.crease.push.http")
          .and()
          .arePublic()
          .should(ExposeNoType.of("io.netty"))
          .because("reference counting must not leak out of one package");

  @ArchTest
  static final ArchRule pushKnowsNoCricket =
      noClasses()
          .that()
          .resideInAnyPackage("dev.crease.push..", "dev.crease.log..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.crease.cricket..", "dev.crease.server..", "dev.crease.web..");

  @ArchTest
  static final ArchRule sqlStaysInItsLog =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.crease.log.sqlite")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule pagesAreMadeOfCricketValues =
      noClasses()
          .that()
          .resideInAPackage("dev.crease.web")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.crease.push..", "dev.crease.server..", "tools.jackson..");

  @ArchTest
  static final ArchRule theServerDoesNotKnowItsCommandLine =
      noClasses()
          .that()
          .resideInAPackage("dev.crease.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crease.cli..");

  @ArchTest
  static final ArchRule jsonOfMatchesIsReadInOneRoom =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.crease.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson..");

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages)
        .or(DescribedPredicate.describe("are arrays or primitives", JavaClass::isPrimitive))
        .or(
            DescribedPredicate.describe(
                "are arrays of them",
                type -> type.isArray() && type.getBaseComponentType().isPrimitive()));
  }
}
