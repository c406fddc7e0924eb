package dev.bulletin.bench.startup;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;

/** Everything one run of the command has measured, and under which conditions. */
record StartupData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    int memoryMebibytes,
    List<Image> images) {
  StartupData {
    images = List.copyOf(images);
  }

  /**
   * The images of one Java.
   *
   * @param services each service's starts as in its image
   * @param compared the service that the variants were tried with
   * @param options of its JVM, without the class path
   */
  record Image(
      String java,
      Map<String, List<Start>> services,
      String compared,
      List<String> options,
      List<Pairs> pairs) {
    Image {
      services = Map.copyOf(services);
      options = List.copyOf(options);
      pairs = List.copyOf(pairs);
    }
  }
}
