package dev.bulletin.faults.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether this process may make networks and mounts here. */
public final class Ability {
  private static final List<String> PROGRAMS =
      List.of("ip", "ethtool", "losetup", "mkfs.ext4", "fallocate");

  private Ability() {}

  /** Why it cannot, as a sentence for whoever skips the cases that need a network. */
  public static Optional<String> lack() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return Optional.of("networks and disks of its own need the network namespaces of Linux");
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("networks and disks of its own need root, and this is an ordinary user");
    }
    return PROGRAMS.stream().filter(program -> !isThere(program)).findFirst().map(Ability::missing);
  }

  public static void require() {
    lack()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(reason);
            });
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String missing(String program) {
    return "networks and disks of its own need the program "
        + program
        + " (Debian: iproute2, ethtool, mount, e2fsprogs)";
  }
}
