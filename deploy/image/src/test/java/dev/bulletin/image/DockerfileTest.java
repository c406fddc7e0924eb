package dev.bulletin.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.ImageService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever way an image is built, it is the same. */
class DockerfileTest {
  private static final Path ROOT = Path.of("..", "..");

  private final String text = DockerfileText.read(ROOT);

  @ParameterizedTest
  @EnumSource
  void startsAServiceAsTheBuildWithoutDockerDoes(ImageService service) {
    String stage = text.split("AS for-" + service.label() + "\n", -1)[1].split("\nFROM", -1)[0];
    assertThat(stage)
        .contains("@bin/java.options\", \"" + service.mainClass() + "\"]")
        .contains(
            "EXPOSE "
                + service.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    String both = stage + text.substring(text.indexOf("FROM for-${SERVICE"));
    service.environment().forEach((name, value) -> assertThat(both).contains(name + "=" + value));
  }

  @Test
  void runsAsTheSameUser() {
    assertThat(text).contains("\nUSER %1$d:%1$d\nHEALTHCHECK".formatted(ImageFolder.USER));
  }

  @Test
  void namesNoImageByItself() {
    assertThat(text.lines().filter(line -> line.startsWith("FROM ")))
        .allMatch(
            line -> line.matches("FROM (\\$\\{(BUILD_IMAGE|BASE)[:}].*|for-\\$\\{SERVICE:\\?.*)"));
    assertThat(text).contains("ARG BASE=scratch\n").contains("ARG BUILD_IMAGE\n");
  }

  @Test
  void knowsEveryModule() throws Exception {
    String root = Files.readString(ROOT.resolve("pom.xml"));
    Stream<String> modules =
        root.lines()
            .filter(line -> line.contains("<module>"))
            .map(line -> line.replaceAll("\\s*</?module>\\s*", ""));
    assertThat(modules)
        .allSatisfy(module -> assertThat(text).contains(" " + module + "/pom.xml " + module + "/"));
  }
}
