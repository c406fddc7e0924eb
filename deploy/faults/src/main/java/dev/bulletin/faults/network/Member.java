package dev.bulletin.faults.network;

import dev.bulletin.faults.machine.Command;
import java.util.List;

/**
 * A place in the network, with an address and a cable of its own.
 *
 * @param name of whom it is for
 * @param address at which others find it
 * @param entrance what a command begins with that is started here; empty for a server of this
 *     process's own namespace, which listens at the address
 * @param device its end of the cable
 * @param port the switch's end of the cable
 */
public record Member(
    String name, String address, List<String> entrance, String device, String port) {
  public Member {
    entrance = List.copyOf(entrance);
  }

  /** Runs the program {@code ip} here. */
  void ip(String words) {
    run("ip " + words);
  }

  void run(String words) {
    Command.run(entrance.isEmpty() ? words : String.join(" ", entrance) + " " + words);
  }
}
