package dev.bulletin.faults.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.regex.Pattern;

/**
 * Takes down what this run has made outside of itself, namespaces and disks, however it ends, and
 * what runs have left that are dead.
 */
public final class Remains {
  private static final Pattern NAME = Pattern.compile("(?m)(?:^|/)bulletin-([0-9]+)-");

  // Waits at the end of a pipe, which the system closes also for a JVM that was killed. It must
  // outlive a Ctrl-C, which the terminal sends to every process of the run. A rule whose
  // address is gone with its cable is nobody's.
  private static final String SWEEP =
      """
      trap '' INT TERM HUP
      cat > /dev/null
      for place in $(ip netns list | cut -d ' ' -f 1 | grep "^$1"); do
        for process in $(ip netns pids "$place"); do kill -KILL "$process"; done
        ip netns del "$place"
      done
      for cable in $(ip -o link | grep -o " bu$2x[0-9]*"); do ip link del "$cable"; done
      for address in $(ip rule list | grep -o '10[.]231[.][0-9.]*'); do
        ip -o address | grep -qF " $address/" || ip rule del from "$address"
      done
      losetup -n -O NAME,BACK-FILE | grep "/$1" | while read -r device image; do
        umount -l "$device"
        rm -f "$image"
      done
      """;

  private Remains() {}

  /** What the names of this run's namespaces and disks begin with. */
  public static String prefix() {
    return prefix(ProcessHandle.current().pid());
  }

  public static String prefix(long pid) {
    return "bulletin-" + pid + "-";
  }

  /** Sees to it that nothing is left when this JVM has gone, as long as the process lives. */
  public static Process sweepAfterThis() {
    return start(ProcessHandle.current().pid());
  }

  /** Takes down what runs have left that do not live any more. */
  public static void sweepAfterTheDead() {
    NAME.matcher(Command.run("ip netns list") + "\n" + Command.run("losetup -n -O BACK-FILE"))
        .results()
        .map(found -> Long.parseLong(found.group(1)))
        .distinct()
        .filter(pid -> ProcessHandle.of(pid).isEmpty())
        .forEach(Remains::sweep);
  }

  /** Ends whatever runs in the namespaces of that run, and takes all of it down. */
  public static void sweep(long pid) {
    try {
      Process sweeper = start(pid);
      sweeper.getOutputStream().close();
      sweeper.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(long pid) {
    try {
      return new ProcessBuilder("sh", "-c", SWEEP, "sweeper", prefix(pid), Long.toString(pid))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
