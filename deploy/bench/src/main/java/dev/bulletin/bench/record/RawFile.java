package dev.bulletin.bench.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Raw data as JSON files, one for each run. */
public final class RawFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private RawFile() {}

  /** Writes a file named after the kind of measurement and its time. */
  public static Path write(Path folder, RawData data) throws IOException {
    return write(folder, data.name(), data.startedAt(), data);
  }

  /** The same for a measurement that compares nothing, and has data of its own kind. */
  public static Path write(Path folder, String name, String startedAt, Record data)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name + "-" + startedAt.replace(":", "") + ".json");
    JSON.writeValue(file.toFile(), data);
    return file;
  }

  /** The same, and says where it is: how the measuring of a command ends. */
  public static Path keep(Path folder, String name, String startedAt, Record data, PrintStream out)
      throws IOException {
    Path file = write(folder, name, startedAt, data);
    out.printf("%nraw data: %s%n", file);
    return file;
  }

  public static RawData read(Path file) throws IOException {
    return read(file, RawData.class);
  }

  /** Reads data of another kind; that of an older command is refused. */
  public static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%s is of another version of its command: measure again".formatted(file.getFileName()));
    }
  }
}
