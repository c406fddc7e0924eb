package dev.bulletin.bench.page;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.PairedRun;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Side;
import dev.bulletin.bench.http.Encoding;
import dev.bulletin.bench.http.Nginx;
import dev.bulletin.bench.http.PageClient;
import dev.bulletin.bench.http.WrkLoad;
import dev.bulletin.bench.process.Jvm;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures one page of a running gateway against nginx and a bare Vert.x, once for each encoding.
 */
final class PageComparison {
  static final String GATEWAY = "gateway";
  static final String NGINX = "nginx";
  static final String BARE = "bare Vert.x";

  private static final String LIST = "/en/reports";
  private static final Pattern REPORT = Pattern.compile("href=\"(" + LIST + "/[^\"?#]+)\"");

  private final Tools tools;
  private final Plan plan;
  private final PrintStream out;
  private final PageClient pages = new PageClient();

  PageComparison(Tools tools, Plan plan, PrintStream out) {
    this.tools = tools;
    this.plan = plan;
    this.out = out;
  }

  /** Measures the page, or the first report in the list if none is named. */
  List<Measurement> run(Jdk jdk, URI site, ProcessTree gateway, Optional<String> path)
      throws IOException, InterruptedException {
    URI page = site.resolve(path.isPresent() ? path.get() : firstReport(site));
    List<Measurement> measurements = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      out.printf("%n%s on JDK %s, %s%n", page.getPath(), jdk.version(), encoding.token());
      measurements.addAll(measure(jdk, page, gateway, encoding));
    }
    return measurements;
  }

  private List<Measurement> measure(Jdk jdk, URI page, ProcessTree gateway, Encoding encoding)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = pages.fetch(page, encoding);
    try (Nginx nginx = Nginx.start(tools.nginx(), newFolder(), answer);
        BareVertx bare = BareVertx.start(jdk, newFolder(), answer)) {
      List<Comparison> comparisons =
          new PairedRun(plan, out::println)
              .run(
                  new Side(GATEWAY, gateway, load(page, encoding)),
                  List.of(
                      new Side(NGINX, nginx.tree(), load(nginx.url(), encoding)),
                      new Side(BARE, bare.tree(), load(bare.url(), encoding))));
      Map<String, String> labels =
          labels(jdk, page, encoding, answer.body().length, allocated(gateway, page, encoding));
      String java = "JDK %s, %s".formatted(jdk.version(), jdk.vendor());
      Map<String, Server> servers =
          Map.of(
              GATEWAY, server(GATEWAY, java, gateway),
              NGINX, server(NGINX, tools.nginxVersion(), nginx.tree()),
              BARE, server(BARE, java, bare.tree()));
      return comparisons.stream()
          .map(comparison -> measurement(labels, servers, comparison))
          .toList();
    }
  }

  private static Measurement measurement(
      Map<String, String> labels, Map<String, Server> servers, Comparison comparison) {
    return new Measurement(
        labels,
        Stream.of(comparison.a(), comparison.b())
            .flatMap(name -> Optional.ofNullable(servers.get(name)).stream())
            .toList(),
        comparison);
  }

  private Path newFolder() throws IOException {
    return Files.createTempDirectory(tools.scratch(), "server");
  }

  private String firstReport(URI site) throws IOException, InterruptedException {
    byte[] list = pages.fetch(site.resolve(LIST), Encoding.IDENTITY).body();
    return REPORT
        .matcher(new String(list, StandardCharsets.UTF_8))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.CANNOT_RUN, LIST + " links to no report; name a --path"));
  }

  private WrkLoad load(URI url, Encoding encoding) {
    return new WrkLoad(tools.wrk(), tools.wrkScript(), pages, url, encoding);
  }

  /** In a round of its own, warm, after those that are compared. */
  private long allocated(ProcessTree gateway, URI page, Encoding encoding)
      throws IOException, InterruptedException {
    try (Jvm jvm = Jvm.attach(gateway.root())) {
      long before = jvm.allocatedBytes();
      LoadResult result = load(page, encoding).run(plan.round());
      return (jvm.allocatedBytes() - before) / Math.max(1, result.operations());
    }
  }

  private static Map<String, String> labels(
      Jdk jdk, URI page, Encoding encoding, int bytes, long allocated) {
    return Map.of(
        "jdk",
        jdk.version(),
        "page",
        page.getPath(),
        "encoding",
        encoding.token(),
        "bytes",
        Integer.toString(bytes),
        PageTable.ALLOCATED,
        Long.toString(allocated));
  }

  private static Server server(String name, String version, ProcessTree tree) {
    return new Server(name, version, tree.pids().size(), tree.openFilesLimit(), tree.jvmOptions());
  }
}
