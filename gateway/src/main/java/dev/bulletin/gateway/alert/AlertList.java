package dev.bulletin.gateway.alert;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** All rules, by name. */
public record AlertList(Provenance provenance, List<Alert> alerts) implements Answer {
  public AlertList {
    alerts = List.copyOf(alerts);
  }
}
