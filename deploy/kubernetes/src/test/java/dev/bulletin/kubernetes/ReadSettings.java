package dev.bulletin.kubernetes;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a service makes of an environment.
 *
 * @param problems what it would complain about, names that it does not know included
 */
record ReadSettings<C extends Record>(NodeConfig node, C service, List<String> problems) {
  static <C extends Record> ReadSettings<C> of(Service<C> service, Map<String, String> values) {
    ConfigReader in = ConfigReader.of(values);
    NodeConfig node = NodeConfig.read(in);
    C config = service.settings().apply(in);
    List<String> problems = Stream.concat(in.problems().stream(), in.unknown().stream()).toList();
    return new ReadSettings<>(node, config, problems);
  }
}
