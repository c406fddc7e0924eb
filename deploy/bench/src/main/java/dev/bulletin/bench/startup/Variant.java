package dev.bulletin.bench.startup;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to start the JVM that differs from the image's in one thing.
 *
 * @param name as the table calls it
 * @param options put after those of the image, over which they go
 */
record Variant(String name, List<String> options) {
  Variant {
    options = List.copyOf(options);
  }

  static final Variant IMAGE = new Variant("as in the image", List.of());

  /** What each is compared with is the image as it is, started in turn. */
  static List<Variant> of(int javaVersion) {
    return Stream.concat(archives(javaVersion), others()).toList();
  }

  /** Since JDK 24 there is one archive only, that of the training. */
  private static Stream<Variant> archives(int javaVersion) {
    return javaVersion >= 24
        ? Stream.of(new Variant("without the archive of the training", List.of("-XX:AOTMode=off")))
        : Stream.of(
            new Variant(
                "without the archive of the training",
                List.of("-XX:SharedArchiveFile=/opt/java/lib/server/classes.jsa")),
            new Variant("without any archive of classes", List.of("-Xshare:off")));
  }

  private static Stream<Variant> others() {
    return Stream.of(
        new Variant("serial collector", List.of("-XX:-UseG1GC", "-XX:+UseSerialGC")),
        new Variant("parallel collector", List.of("-XX:-UseG1GC", "-XX:+UseParallelGC")),
        new Variant("first compiler only", List.of("-XX:TieredStopAtLevel=1")),
        new Variant(
            "heap of 1/64 at first, as the JVM has it", List.of("-XX:InitialRAMPercentage=1.5625")),
        new Variant("heap of 1/4 at most, as the JVM has it", List.of("-XX:MaxRAMPercentage=25")),
        new Variant("sockets of Java", List.of("-Dio.netty.transport.noNative=true")),
        new Variant("native parts unpacked at the start", List.of("-Djava.library.path=/")),
        new Variant(
            "Netty's own choice of allocator", List.of("-Dio.netty.allocator.type=adaptive")),
        new Variant("stack of 4 MiB a thread", List.of("-Xss4m")));
  }
}
