package org.papergraph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages, and what each may use, as a check. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.papergraph");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("text", Set.of("model")),
            Map.entry("format", Set.of("model", "text")),
            Map.entry("concept", Set.of("model", "text")),
            Map.entry("resolution", Set.of("model", "text")),
            Map.entry("rdf", Set.of("model")),
            Map.entry("store", Set.of("model", "rdf")),
            Map.entry("build", Set.of("model", "format", "concept", "resolution", "rdf", "store")),
            Map.entry("network", Set.of("model", "store")),
            Map.entry("link", Set.of("model", "text", "format", "resolution", "rdf", "store")),
            Map.entry("web", Set.of("model", "rdf", "store", "network")),
            Map.entry("spark", Set.of("model", "format", "concept", "resolution", "rdf")),
            Map.entry(
                    "cli",
                    Set.of(
                            "model",
                            "text",
                            "format",
                            "concept",
                            "resolution",
                            "rdf",
                            "store",
                            "build",
                            "network",
                            "link",
                            "web")));

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesItMay(String name) {
        Set<String> foreign = new TreeSet<>(MAY_USE.keySet());
        foreign.removeAll(MAY_USE.get(name));
        foreign.remove(name);
        String[] forbidden =
                foreign.stream().map(p -> "org.papergraph." + p + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.papergraph." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = CODE.stream()
                .map(c -> c.getPackageName().replaceFirst("^org\\.papergraph\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_USE.keySet()).containsAll(packages);
    }

    @Test
    void modelNeedsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.papergraph.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.papergraph.model", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void onlyTheCommandLinePrintsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.papergraph.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CODE);
    }

    @Test
    void classesAreFinalOrSealed() {
        assertThat(CODE.stream()
                        .filter(c -> !c.isInterface() && !c.isEnum() && !c.isAnonymousClass())
                        .filter(c -> !c.getModifiers().contains(JavaModifier.FINAL)
                                && !c.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !c.reflect().isSealed())
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        String[] vague = {"Abstract.*", "Base.*", ".*Impl", ".*Utils?", ".*Manager", ".*Helper"};
        Arrays.stream(vague)
                .forEach(pattern -> noClasses()
                        .should()
                        .haveNameMatching("(.*\\.|.*\\$)" + pattern)
                        .check(CODE));
    }
}
