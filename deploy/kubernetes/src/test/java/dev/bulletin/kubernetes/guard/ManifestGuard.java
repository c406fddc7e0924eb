package dev.bulletin.kubernetes.guard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that must not go wrong in a file of deploy, as guards.yaml lists it.
 *
 * @param wrong what has gone wrong when it has
 * @param in the file, from deploy
 * @param take its text
 * @param put what stands there instead
 * @param test the class and the method that fail then, with a # between
 */
record ManifestGuard(String wrong, String in, String take, String put, String test) {
  private static final String TESTS = "dev.bulletin.kubernetes.";

  static List<ManifestGuard> all() {
    try (InputStream list = ManifestGuard.class.getResourceAsStream("/guards.yaml")) {
      return new YAMLMapper().readValue(list, new TypeReference<>() {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String text(Path deploy) throws IOException {
    return Files.readString(deploy.resolve(in));
  }

  /** Puts the file as it would be gone wrong into a copy of deploy. */
  void breakIn(Path copy) throws IOException {
    Files.writeString(copy.resolve(in), text(copy).replace(take, put));
  }

  String testClass() {
    return TESTS + test.split("#", 2)[0];
  }

  String testMethod() {
    return test.split("#", 2)[1];
  }

  Path testFile() {
    return Path.of("src/test/java", testClass().replace('.', '/') + ".java");
  }

  @Override
  public String toString() {
    return in + ": " + wrong;
  }
}
