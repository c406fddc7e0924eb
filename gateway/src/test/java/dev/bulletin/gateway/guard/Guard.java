package dev.bulletin.gateway.guard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that keeps the door, as guards.yaml lists it.
 *
 * @param about the line of the README's table
 * @param guard what it does
 * @param in the class it stands in
 * @param take its text
 * @param put what stands there without it
 * @param test the class and the method that fail without it, with a # between
 */
record Guard(String about, String guard, String in, String take, String put, String test) {
  private static final String OF_GATEWAY = "dev.bulletin.gateway.";

  static List<Guard> all() {
    try (InputStream list = Guard.class.getResourceAsStream("/guards.yaml")) {
      return new YAMLMapper().readValue(list, new TypeReference<>() {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path file(String type, String folder) {
    String module = type.startsWith(OF_GATEWAY) ? "gateway" : "common";
    return Path.of("..", module, "src", folder, "java", type.replace('.', '/') + ".java");
  }

  String source() throws IOException {
    return Files.readString(file(in, "main"));
  }

  /** As the source would be without it. */
  String sourceWithout() throws IOException {
    return source().replace(take, put);
  }

  String testClass() {
    return test.split("#", 2)[0];
  }

  String testMethod() {
    return test.split("#", 2)[1];
  }

  String testSource() throws IOException {
    return Files.readString(file(testClass(), "test"));
  }

  /** As people refer to it. */
  String testName() {
    return testClass().replaceFirst(".*\\.", "") + "." + testMethod();
  }

  @Override
  public String toString() {
    return about + ": " + guard;
  }
}
