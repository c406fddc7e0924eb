package dev.bulletin.bench.lighthouse;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/** Everything one run of the command has seen, and under which conditions. */
record LighthouseData(
    String name, String startedAt, Source source, Machine machine, List<Look> looks) {
  LighthouseData {
    looks = List.copyOf(looks);
  }

  /** In the order in which they were looked at first. */
  List<String> pages() {
    return looks.stream().map(Look::page).distinct().toList();
  }

  List<Look> of(String page) {
    return looks.stream().filter(look -> look.page().equals(page)).toList();
  }

  /** Why no table may be drawn from it; empty if one may. */
  List<String> errors() {
    return looks.stream()
        .filter(look -> !look.error().isEmpty())
        .map(look -> "%s, round %d: %s".formatted(look.page(), look.round(), look.error()))
        .toList();
  }
}
