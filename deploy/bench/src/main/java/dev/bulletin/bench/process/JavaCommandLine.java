package dev.bulletin.bench.process;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the command line of a Java process. */
final class JavaCommandLine {
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--enable-native-access",
          "--limit-modules",
          "--patch-module");
  private static final Set<String> OPTIONS_BEFORE_MAIN = Set.of("-jar", "-m", "--module");

  private JavaCommandLine() {}

  /**
   * The main class, or the file name of the jar or module. The class path is passed over, since it
   * names everything.
   */
  static Optional<String> mainClass(List<String> command) {
    if (command.isEmpty() || !fileName(command.get(0)).equals("java")) {
      return Optional.empty();
    }
    Iterator<String> arguments = command.listIterator(1);
    while (arguments.hasNext()) {
      String argument = arguments.next();
      if (OPTIONS_WITH_VALUE.contains(argument) && arguments.hasNext()) {
        arguments.next();
      } else if (!isOption(argument)) {
        return Optional.of(fileName(argument));
      }
    }
    return Optional.empty();
  }

  /** The options that size and tune the JVM, and its system properties. */
  static List<String> jvmOptions(List<String> command) {
    return command.stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("-D"))
        .toList();
  }

  private static boolean isOption(String argument) {
    return OPTIONS_BEFORE_MAIN.contains(argument)
        || argument.startsWith("-")
        || argument.startsWith("@");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
