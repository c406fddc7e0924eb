package dev.bulletin.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The machine a measurement ran on, and how busy it was when the measurement began. */
public record Machine(
    int cores, String processor, long memoryMebibytes, String kernel, double loadAverage) {
  private static final Pattern PROCESSOR = Pattern.compile("model name\\s*: (.*)");
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*(\\d+) kB");

  public static Machine read() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        first(PROCESSOR, "/proc/cpuinfo").orElse("unknown processor"),
        Long.parseLong(first(MEMORY, "/proc/meminfo").orElse("0")) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
  }

  /** The machine in a few words, for the line above a table. */
  public String inWords() {
    return String.format(
        Locale.ROOT, "%s, load average %.1f before the start", itself(), loadAverage);
  }

  /** The same without what it did. */
  public String itself() {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %d GiB, %s",
        cores,
        processor,
        Math.round(memoryMebibytes / 1024.0),
        kernel);
  }

  private static Optional<String> first(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .findFirst();
  }
}
