package dev.bulletin.dashboard.poll;

import dev.bulletin.common.upstream.Upstream;
import java.util.List;

/**
 * An external API, and what is asked of it.
 *
 * @param name such as {@code binance}
 */
public record PolledApi(String name, Upstream upstream, List<WatchedSource> sources) {
  public PolledApi {
    sources = List.copyOf(sources);
  }
}
