package dev.bulletin.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one process under {@code /proc}; a process that has ended has none. */
final class ProcFolder {
  private final Path folder;

  ProcFolder(long pid) {
    this.folder = Path.of("/proc", Long.toString(pid));
  }

  Optional<ProcessStat> stat() {
    return read("stat").map(ProcessStat::parse);
  }

  List<String> commandLine() {
    return read("cmdline").map(line -> List.of(line.split("\0"))).orElse(List.of());
  }

  Optional<Path> executable() {
    try {
      return Optional.of(folder.resolve("exe").toRealPath());
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** The soft limit of open files. */
  Optional<String> openFilesLimit() {
    return read("limits")
        .flatMap(
            limits -> limits.lines().filter(line -> line.startsWith("Max open files")).findAny())
        .map(line -> line.split(" {2,}")[1]);
  }

  /** How many files it has open, sockets among them. */
  long openFiles() {
    try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
      return files.count();
    } catch (IOException ended) {
      return 0;
    }
  }

  /** The most memory that it ever had, in KiB. */
  Optional<Long> peakResidentKib() {
    return status("VmHWM:");
  }

  /** The memory that it has now, in KiB. */
  Optional<Long> residentKib() {
    return status("VmRSS:");
  }

  /** The memory that it shares with no other process, in KiB. */
  long privateKib() {
    return read("smaps_rollup").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Private_"))
        .mapToLong(ProcFolder::number)
        .sum();
  }

  private Optional<Long> status(String name) {
    return read("status")
        .flatMap(status -> status.lines().filter(line -> line.startsWith(name)).findAny())
        .map(ProcFolder::number);
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }

  private Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
