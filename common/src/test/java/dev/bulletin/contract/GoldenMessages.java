package dev.bulletin.contract;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the messages of this version as it sends them, a file for each type, and what is asked and
 * told where: what later versions are held against while they may run beside it.
 */
final class GoldenMessages {
  static final Path VERSIONS = Path.of("src/test/resources/contracts");
  static final String ADDRESSES = "addresses.json";

  private static final String PACKAGE = "dev.bulletin.contract.";

  private GoldenMessages() {}

  /** With the name of the version, which its folder gets. */
  public static void main(String[] arguments) throws IOException {
    Path folder = VERSIONS.resolve(arguments[0]);
    Map<Class<?>, List<Record>> byType =
        ContractTest.messages().stream().collect(Collectors.groupingBy(Record::getClass));
    for (Map.Entry<Class<?>, List<Record>> each : byType.entrySet()) {
      write(folder.resolve(nameOf(each.getKey()).replace('.', '/') + ".json"), each.getValue());
    }
    Files.writeString(folder.resolve(ADDRESSES), lines(addresses()));
  }

  private static void write(Path file, List<Record> messages) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        messages.stream()
            .map(JsonMapper::string)
            .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
  }

  private static String lines(Map<String, List<String>> addresses) {
    return addresses.entrySet().stream()
        .map(it -> JsonMapper.string(it.getKey()) + ": " + JsonMapper.string(it.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** Such as {@code report.FindReport}. */
  static String nameOf(Class<?> type) {
    return type.getName().substring(PACKAGE.length());
  }

  static Class<? extends Record> typeOf(String name) {
    try {
      return Class.forName(PACKAGE + name).asSubclass(Record.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("an earlier version sends " + name + ", which is gone", e);
    }
  }

  /** The types that are sent to each address and, if it answers, from there. */
  static Map<String, List<String>> addresses() {
    Map<String, List<String>> addresses = new TreeMap<>();
    Stream.of(ReportContract.class, DashboardContract.class, RealtimeContract.class)
        .flatMap(contract -> Arrays.stream(contract.getFields()))
        .map(GoldenMessages::declared)
        .forEach(declared -> add(addresses, declared));
    return addresses;
  }

  private static void add(Map<String, List<String>> addresses, Object declared) {
    if (declared instanceof Call<?, ?> call) {
      addresses.put(call.address(), List.of(nameOf(call.question()), nameOf(call.answer())));
    } else if (declared instanceof Topic<?> topic) {
      addresses.put(topic.address(), List.of(nameOf(topic.type())));
    }
  }

  private static Object declared(Field constant) {
    try {
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
