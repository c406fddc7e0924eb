package dev.bulletin.gateway.audit;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * How long it is kept who changed what.
 *
 * @param kept longer than the database refuses to forget it
 */
public record AuditConfig(Duration kept) {
  public static AuditConfig read(ConfigReader in) {
    return new AuditConfig(
        in.duration(
            "BULLETIN_AUDIT_KEPT",
            Duration.ofDays(400),
            Duration.ofDays(31),
            Duration.ofDays(3_660)));
  }
}
