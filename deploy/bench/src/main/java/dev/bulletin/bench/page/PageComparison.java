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

/** Measures one page of a running gateway against nginx, once for each encoding. */
final class PageComparison {
  static final String GATEWAY = "gateway";
  static final String NGINX = "nginx";

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
      measurements.add(measure(jdk, page, gateway, encoding));
    }
    return measurements;
  }

  private Measurement measure(Jdk jdk, URI page, ProcessTree gateway, Encoding encoding)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = pages.fetch(page, encoding);
    Path folder = Files.createTempDirectory(tools.scratch(), "nginx");
    try (Nginx nginx = Nginx.start(tools.nginx(), folder, answer)) {
      Comparison comparison =
          new PairedRun(plan, out::println)
              .run(
                  new Side(GATEWAY, gateway, load(page, encoding)),
                  new Side(NGINX, nginx.tree(), load(nginx.url(), encoding)));
      return new Measurement(
          labels(jdk, page, encoding, answer.body().length, allocated(gateway, page, encoding)),
          List.of(
              server(GATEWAY, "JDK " + jdk.version() + ", " + jdk.vendor(), gateway),
              server(NGINX, tools.nginxVersion(), nginx.tree())),
          comparison);
    }
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
