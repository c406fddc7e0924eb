package dev.bulletin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulletin.common.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Versions that may run beside this one while a suite is upgraded: this one reads all that they
 * send, and sends all that they read.
 */
class EarlierVersionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> versions() throws IOException {
    try (Stream<Path> folders = Files.list(GoldenMessages.VERSIONS)) {
      return folders.sorted().toList();
    }
  }

  static List<Path> messages() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path version : versions()) {
      try (Stream<Path> files = Files.walk(version)) {
        files.filter(file -> file.getParent().getParent().equals(version)).forEach(all::add);
      }
    }
    return all.stream().filter(Files::isRegularFile).sorted().toList();
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(versions()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(messages()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatTheySendIsReadWithNothingMissing(Path file) throws IOException {
    for (JsonNode message : JSON.readTree(file.toFile())) {
      assertComplete(read(file, message));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatTheyReadIsStillSent(Path file) throws IOException {
    for (JsonNode message : JSON.readTree(file.toFile())) {
      JsonNode sent = JSON.readTree(JsonMapper.bytes(read(file, message)));
      assertThat(holds(sent, message)).as("%s does not hold %s", sent, message).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatTheyAskAndTellIsAskedAndToldAtTheSameAddresses(Path version) throws IOException {
    JsonNode addresses = JSON.readTree(version.resolve(GoldenMessages.ADDRESSES).toFile());
    Map<String, List<String>> theirs = JSON.convertValue(addresses, new MapOfLists());
    assertThat(GoldenMessages.addresses()).containsAllEntriesOf(theirs);
  }

  private static final class MapOfLists extends TypeReference<Map<String, List<String>>> {}

  private static Record read(Path file, JsonNode message) {
    String type = file.getParent().getFileName() + "." + file.getFileName();
    return JsonMapper.read(
        message.toString(), GoldenMessages.typeOf(type.substring(0, type.lastIndexOf('.'))));
  }

  /** What came later than the other version has a value of its own, or may be absent. */
  private static void assertComplete(Record message) {
    for (RecordComponent component : message.getClass().getRecordComponents()) {
      Object value = valueOf(message, component);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        assertThat(value).as("%s of %s", component.getName(), message).isNotNull();
      }
      parts(value).forEach(EarlierVersionsTest::assertComplete);
    }
  }

  private static Object valueOf(Record message, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(message);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Record> parts(@Nullable Object value) {
    Stream<?> all =
        value instanceof Collection<?> many
            ? many.stream()
            : value instanceof Map<?, ?> map ? map.values().stream() : Stream.ofNullable(value);
    return all.filter(Record.class::isInstance).map(Record.class::cast);
  }

  /** Sets have no order. */
  private static boolean holds(JsonNode sent, JsonNode expected) {
    if (expected.isObject()) {
      return sent.isObject()
          && expected.properties().stream()
              .allMatch(
                  field ->
                      sent.has(field.getKey())
                          && holds(sent.get(field.getKey()), field.getValue()));
    }
    if (expected.isArray()) {
      return sent.size() == expected.size()
          && elements(expected).allMatch(one -> elements(sent).anyMatch(it -> holds(it, one)));
    }
    return sent.isNumber() && expected.isNumber()
        ? sent.decimalValue().compareTo(expected.decimalValue()) == 0
        : sent.equals(expected);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }
}
