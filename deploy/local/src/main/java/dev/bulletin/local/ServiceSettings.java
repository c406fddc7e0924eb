package dev.bulletin.local;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service with its settings, read once here so that every mistake is told before anything starts.
 *
 * @param values what its own process gets as environment
 * @param known the names it reads
 * @param problems what was wrong
 */
record ServiceSettings<C extends Record>(
    Service<C> service,
    Map<String, String> values,
    NodeConfig node,
    C config,
    Set<String> known,
    List<String> problems) {

  /** Reads the service's own settings, over which go those of the caller's that it knows. */
  static <C extends Record> ServiceSettings<C> read(
      Service<C> service, Map<String, String> own, Map<String, String> overrides) {
    Map<String, String> values = new HashMap<>(own);
    values.putAll(overrides);
    ConfigReader in = ConfigReader.of(values);
    NodeConfig node = NodeConfig.read(in);
    C config = service.settings().apply(in);
    Set<String> known = in.settings().keySet();
    Map<String, String> given =
        values.entrySet().stream()
            .filter(entry -> known.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new ServiceSettings<>(service, given, node, config, known, in.problems());
  }
}
