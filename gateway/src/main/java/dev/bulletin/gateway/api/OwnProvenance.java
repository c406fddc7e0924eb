package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.json.JsonMapper;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Of what the gateway reads from its own tables: fresh, and its version is what is shown. */
public final class OwnProvenance {
  private OwnProvenance() {}

  public static Provenance of(Object shown, Clock clock) {
    String version = UUID.nameUUIDFromBytes(JsonMapper.bytes(shown)).toString();
    return Provenance.fresh(version, Set.of(), clock.instant());
  }
}
