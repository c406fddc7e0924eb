package dev.bulletin.faults.suite;

import java.util.List;

/**
 * Where a process runs.
 *
 * @param host what the others reach it by
 * @param wrapper the command that starts another command there; empty for here
 */
public record Place(String host, List<String> wrapper) {
  public Place {
    wrapper = List.copyOf(wrapper);
  }
}
