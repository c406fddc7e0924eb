package dev.bulletin.bench.process;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.CpuClock;
import dev.bulletin.bench.CpuReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process and all it has started, such as nginx and its workers. */
public final class ProcessTree implements CpuClock {
  private final long root;
  private final long ticksPerSecond;

  private ProcessTree(long root, long ticksPerSecond) {
    this.root = root;
    this.ticksPerSecond = ticksPerSecond;
  }

  public static ProcessTree of(long root) {
    return new ProcessTree(root, Long.parseLong(Commands.output("getconf", "CLK_TCK")));
  }

  public long root() {
    return root;
  }

  /** The processes that are alive now, the root first. */
  public List<Long> pids() {
    Optional<ProcessHandle> handle = ProcessHandle.of(root).filter(ProcessHandle::isAlive);
    try (Stream<ProcessHandle> all =
        handle.stream().flatMap(alive -> Stream.concat(Stream.of(alive), alive.descendants()))) {
      return all.map(ProcessHandle::pid).toList();
    }
  }

  @Override
  public CpuReading read() {
    return new CpuReading(
        pids().stream()
            .flatMap(pid -> new ProcFolder(pid).stat().stream())
            .collect(Collectors.toMap(ProcessStat::identity, this::seconds)));
  }

  /** The only Java process of the tree whose main class or jar has the word in its name. */
  public ProcessTree javaProcess(String word) {
    List<Long> found = pids().stream().filter(pid -> isJavaProcess(pid, word)).toList();
    if (found.size() != 1) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "one Java process named like \"%s\" was expected below process %d, found %d; there are %s"
              .formatted(word, root, found.size(), mainClasses()));
    }
    return new ProcessTree(found.get(0), ticksPerSecond);
  }

  public Optional<Path> executable() {
    return new ProcFolder(root).executable();
  }

  public String openFilesLimit() {
    return new ProcFolder(root).openFilesLimit().orElse("unknown");
  }

  /** How many files the first process has open, sockets among them. */
  public long openFiles() {
    return new ProcFolder(root).openFiles();
  }

  /** The most memory that the first process ever had resident, in MiB. */
  public long peakResidentMebibytes() {
    return new ProcFolder(root).peakResidentKib().orElse(0L) / 1024;
  }

  /** The memory that the first process has resident now, in KiB. */
  public long residentKib() {
    return new ProcFolder(root).residentKib().orElse(0L);
  }

  /** The memory of all its processes that none of them shares with another, in KiB. */
  public long privateKib() {
    return pids().stream().mapToLong(pid -> new ProcFolder(pid).privateKib()).sum();
  }

  /** The CPU time of the first process outside the kernel. */
  public double userSeconds() {
    return seconds(ProcessStat::userTicks);
  }

  /** The CPU time of the first process within the kernel. */
  public double systemSeconds() {
    return seconds(ProcessStat::systemTicks);
  }

  private double seconds(ToLongFunction<ProcessStat> ticks) {
    return (double) new ProcFolder(root).stat().map(ticks::applyAsLong).orElse(0L) / ticksPerSecond;
  }

  /** How its JVM is sized and tuned, if it is one. */
  public List<String> jvmOptions() {
    return JavaCommandLine.jvmOptions(new ProcFolder(root).commandLine());
  }

  private double seconds(ProcessStat stat) {
    return (double) stat.ticks() / ticksPerSecond;
  }

  private List<String> mainClasses() {
    return pids().stream().flatMap(pid -> mainClass(pid).stream()).toList();
  }

  private static boolean isJavaProcess(long pid, String word) {
    return mainClass(pid).filter(main -> main.toLowerCase(Locale.ROOT).contains(word)).isPresent();
  }

  private static Optional<String> mainClass(long pid) {
    return JavaCommandLine.mainClass(new ProcFolder(pid).commandLine());
  }
}
