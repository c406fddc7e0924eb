package dev.bulletin.gateway.hook;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** All hooks, by name. */
public record HookList(Provenance provenance, List<Hook> hooks) implements Answer {
  public HookList {
    hooks = List.copyOf(hooks);
  }
}
