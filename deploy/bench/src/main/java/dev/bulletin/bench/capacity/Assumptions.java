package dev.bulletin.bench.capacity;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What is not measured, but assumed: the committed input of the model. */
record Assumptions(
    List<Long> readers, Reading reading, Sockets sockets, Machines machines, Bounds bounds) {
  Assumptions {
    readers = List.copyOf(readers);
  }

  /**
   * What a reader does with pages, and a writer.
   *
   * @param inBrowsers the share of pages that are not asked for, and of all that are: {@code
   *     notInMemory}, {@code search}, {@code api}; the rest is answered from memory
   * @param firstVisits the share of pages that need all their files as well
   * @param cdn the share of what could be answered from memory that a CDN answers, if there is one
   */
  record Reading(
      double pagesPerMinute,
      double inBrowsers,
      double notInMemory,
      double search,
      double api,
      double firstVisits,
      double cdn,
      double reportsPerHour) {}

  /** What a reader does with sockets. */
  record Sockets(
      double perReader, double roomsEach, double updatesPerSecond, double rooms, double minutes) {}

  /** What a service runs on; memory in MiB. */
  record Machines(
      double utilisation,
      int spare,
      double cores,
      double heapShare,
      double mostRealtimeMebibytes,
      double gatewayMebibytes,
      double reportsMebibytes,
      double dashboardsMebibytes) {}

  /** What there is at most of what all share. */
  record Bounds(
      double postgresCores,
      double postgresConnections,
      double redisCores,
      double openFiles,
      double portsPerProxy,
      double proxies,
      double networkGigabits,
      double endpoints,
      double clusterNodes) {}

  /** Reads the file; a value that is missing, no number, or not known is refused. */
  static Assumptions read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    return new Values(properties).assumptions();
  }

  /** The values that have not been taken yet. */
  private static final class Values {
    private final Properties properties;
    private final Set<String> left;

    Values(Properties properties) {
      this.properties = properties;
      this.left = new TreeSet<>(properties.stringPropertyNames());
    }

    Assumptions assumptions() {
      var assumptions =
          new Assumptions(readers(), reading(), sockets(), machines(), boundsOfWhatIsShared());
      if (!left.isEmpty()) {
        throw unusable("not known: " + left);
      }
      return assumptions;
    }

    private List<Long> readers() {
      return Arrays.stream(text("readers").split(",")).map(size -> (long) number(size)).toList();
    }

    private Reading reading() {
      return new Reading(
          positive("pages.per.reader.per.minute"),
          share("share.in.browsers"),
          share("share.not.in.memory"),
          share("share.search"),
          share("share.api"),
          share("share.first.visits"),
          share("share.cdn"),
          positive("reports.per.hour"));
    }

    private Sockets sockets() {
      return new Sockets(
          positive("sockets.per.reader"),
          positive("rooms.per.socket"),
          positive("updates.per.room.per.second"),
          positive("rooms"),
          positive("minutes.per.socket"));
    }

    private Machines machines() {
      return new Machines(
          share("utilisation"),
          (int) number(text("spare.instances")),
          positive("cores.per.instance"),
          share("heap.share"),
          positive("memory.mib.realtime-service.at.most"),
          positive("memory.mib.gateway"),
          positive("memory.mib.report-service"),
          positive("memory.mib.dashboard-service"));
    }

    private Bounds boundsOfWhatIsShared() {
      return new Bounds(
          positive("postgres.cores"),
          positive("postgres.connections"),
          positive("redis.cores"),
          positive("open.files"),
          positive("ports.per.proxy"),
          positive("proxies"),
          positive("network.gbit"),
          positive("endpoints.per.service"),
          positive("cluster.nodes"));
    }

    private double share(String name) {
      double share = number(text(name));
      if (share > 1) {
        throw unusable(name + " is a share, from 0 to 1");
      }
      return share;
    }

    private double positive(String name) {
      double value = number(text(name));
      if (value <= 0) {
        throw unusable(name + " must be more than 0");
      }
      return value;
    }

    private String text(String name) {
      String text = properties.getProperty(name);
      if (text == null) {
        throw unusable(name + " is missing");
      }
      left.remove(name);
      return text;
    }

    private static double number(String text) {
      if (!text.strip().matches("\\d{1,12}(\\.\\d{1,9})?")) {
        throw unusable("'" + text + "' is no number");
      }
      return Double.parseDouble(text.strip());
    }

    private static BenchException unusable(String problem) {
      return new BenchException(
          BenchException.Kind.CANNOT_RUN, "deploy/bench/capacity.properties: " + problem);
    }
  }
}
