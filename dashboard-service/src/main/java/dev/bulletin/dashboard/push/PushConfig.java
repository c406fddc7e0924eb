package dev.bulletin.dashboard.push;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.web.InternalConfig;

/**
 * How samples are pushed to this instance.
 *
 * @param internal the port, which the gateway passes them on to
 * @param perSecond how many samples one principal may push
 */
public record PushConfig(InternalConfig internal, int perSecond) {
  public static PushConfig read(ConfigReader in) {
    return new PushConfig(
        InternalConfig.read(in), in.integer("BULLETIN_PUSH_RATE", 100_000, 1, 10_000_000));
  }
}
