package dev.bulletin.dashboard.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written, it is a dashboard or it has problems: nothing else can happen. */
class ReadDefinitionPropertiesTest {
  private static final List<String> BUNDLED = List.of("crypto", "stocks", "system");
  private static final List<String> PIECES =
      List.of(
          "- ",
          ": ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\n",
          "\n  ",
          "\n    ",
          "&a ",
          "*a",
          "!!int ",
          "'",
          "\"",
          "|\n",
          ">-\n",
          "---\n",
          "...\n",
          "# ",
          "? ",
          "<<: ",
          "null",
          "~",
          "true",
          "0",
          "-1",
          "1e400",
          "1e-400",
          ".nan",
          "0x1F",
          "9999999999999999999999",
          "title",
          "tiles",
          "panels",
          "key",
          "kind",
          "gauge",
          "place",
          "column",
          "\t",
          "\u0000",
          "\uFEFF",
          "\uD800",
          "é",
          "%",
          "a/b~c%25 d",
          "place: {column: 1}");

  @Property(tries = 400)
  void readsAnyTextOrTellsWhatIsWrong(@ForAll("texts") String text) {
    assertRead(text);
  }

  @Property(tries = 400)
  void readsAnyMixtureOfYamlOrTellsWhatIsWrong(@ForAll("mixtures") String text) {
    assertRead(text);
  }

  @Property(tries = 400)
  void readsAnyChangedDashboardOrTellsWhatIsWrong(@ForAll("changed") String text) {
    assertRead(text);
  }

  private static void assertRead(String text) {
    ReadDefinition read = ReadDefinition.of("x", text);
    assertThat(read.problems().isEmpty()).isEqualTo(read.dashboard() != null);
    long lines = text.lines().count() + 1;
    assertThat(read.problems())
        .allSatisfy(problem -> assertThat((long) problem.line()).isBetween(1L, lines))
        .allSatisfy(problem -> assertThat(problem.reason()).isNotBlank());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  /** One to three places of a bundled definition hold something else. */
  @Provide
  Arbitrary<String> changed() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(PIECES))
            .as(Change::new);
    return Combinators.combine(Arbitraries.of(BUNDLED), change.list().ofMinSize(1).ofMaxSize(3))
        .as(ReadDefinitionPropertiesTest::changed);
  }

  private record Change(double at, int length, String piece) {
    String in(String text) {
      int from = (int) (at * text.length());
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + piece + text.substring(to);
    }
  }

  private static String changed(String name, List<Change> changes) {
    String text = bundled(name);
    for (Change change : changes) {
      text = change.in(text);
    }
    return text;
  }

  private static String bundled(String name) {
    String path = "/dashboards/" + name + ".yaml";
    try (InputStream in = ReadDefinition.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
