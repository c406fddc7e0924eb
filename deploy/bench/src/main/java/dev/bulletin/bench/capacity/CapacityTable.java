package dev.bulletin.bench.capacity;

import dev.bulletin.bench.realtime.run.SocketCosts.Told;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was measured, and what follows from it, as text and tables for a README. */
final class CapacityTable {
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;
  private static final double HEARTBEAT_SECONDS = 25;
  private static final double PERCENT = 100;
  private static final double KIB = 1_024;

  private final CapacityData data;
  private final Assumptions assumptions;
  private final SocketUnits units;
  private final List<Sizing> sizings;

  private CapacityTable(CapacityData data, Assumptions assumptions) {
    this.data = data;
    this.assumptions = assumptions;
    this.units = SocketUnits.of(data.sockets(), data.setting().heapMebibytes());
    double tick = data.setting().tickMillis() / MILLIS;
    this.sizings =
        assumptions.readers().stream()
            .map(readers -> new Sizing(readers, assumptions, data.suite(), units, tick))
            .toList();
  }

  static String of(CapacityData data, Assumptions assumptions) {
    var table = new CapacityTable(data.sound(), assumptions);
    return String.join(
        "\n\n",
        table.introduction(),
        "**Measured: a request.** CPU time in µs of each server, beyond what it uses up at rest.",
        table.operations().toString(),
        "**Measured: at rest.** A JVM of each, after a warm-up; of PostgreSQL what its processes share"
            + " with no other.",
        table.atRest().toString(),
        table.socketWords(),
        table.socketUnits().toString(),
        "**Measured: an update delivered**, by the size of its room, what the sockets cost idle"
            + " included, and what the figures above say of it.",
        table.fanOuts().toString(),
        table.assumed(),
        table.needs().toString(),
        table.boundWords(),
        table.bounds().toString());
  }

  private String introduction() {
    return """
        %s, %s; %s; Java %s; each service with %s; %.0f s in all. Written by \
        `deploy/bench/capacity --write` from its raw data and `deploy/bench/capacity.properties`."""
        .formatted(
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java(),
            String.join(" ", heapOf(data.suite().jvmOptions())),
            data.seconds());
  }

  private static List<String> heapOf(List<String> options) {
    return options.stream().filter(option -> option.startsWith("-X")).toList();
  }

  private MarkdownTable operations() {
    List<String> columns = new ArrayList<>(List.of("what", "measured", "bytes"));
    columns.addAll(SuiteCosts.SERVERS);
    var table = new MarkdownTable(columns.toArray(String[]::new));
    data.suite().operations().forEach(operation -> add(table, operation));
    return table;
  }

  private static void add(MarkdownTable table, Operation operation) {
    Stream<String> first =
        Stream.of(
            operation.name(),
            number("%,.0f", operation.count()),
            number("%,.0f", operation.bytesEach()));
    Stream<String> costs =
        SuiteCosts.SERVERS.stream()
            .map(server -> number("%,.1f", operation.secondsEach(server) * MICROS));
    table.add(Stream.concat(first, costs).toArray(String[]::new));
  }

  private MarkdownTable atRest() {
    var table = new MarkdownTable("server", "processes", "resident, MiB", "processors kept busy");
    for (String server : SuiteCosts.SERVERS) {
      AtRest rest = data.suite().atRest(server);
      table.add(
          server,
          Integer.toString(rest.processes()),
          number("%,.0f", rest.mebibytes()),
          number("%.3f", rest.cores()));
    }
    return table;
  }

  private String socketWords() {
    return """
        **Measured: sockets**, %s, in one realtime-service; a page needs %d more files, of %,d bytes \
        together. %s."""
        .formatted(
            data.setting().inWords(),
            data.suite().assetFiles(),
            data.suite().assetBytes(),
            String.join("; ", data.sockets().conditions()));
  }

  private MarkdownTable socketUnits() {
    var table = new MarkdownTable("what", "figure");
    table.add("heap of a socket, KiB", number("%.1f", units.heapKib()));
    table.add("resident beside the heap of a socket, KiB", number("%.1f", units.besideKib()));
    table.add(
        "without sockets, MiB",
        number("%.0f of heap in use, ", units.emptyHeapMebibytes())
            + number("%.0f beside it", units.emptyBesideMebibytes()));
    table.add("to come and join a room, µs", micros(units.connect()));
    table.add("to be there, µs in 25 s, a heartbeat", micros(units.idle() * HEARTBEAT_SECONDS));
    table.add("a message of a room, whoever hears it, µs", micros(units.message()));
    table.add("a write to a socket, µs", micros(units.frame()));
    table.add("each update in it, µs", micros(units.delivery()));
    table.add("bytes of an update", number("%,.0f", units.bytes()));
    table.add("for who publishes, a message to one realtime-service, µs", micros(units.publish()));
    return table;
  }

  private MarkdownTable fanOuts() {
    var table =
        new MarkdownTable(
            "readers of a room", "rooms", "delivered", "updates in a write", "µs each", "computed");
    for (Told told : data.sockets().fanOuts()) {
      table.add(
          number("%,.0f", told.roomSize()),
          number("%,.0f", told.rooms()),
          number("%,.0f", told.delivered()),
          number("%.1f", (double) told.delivered() / told.frames()),
          micros(told.cpuSeconds() / told.delivered()),
          micros(units.predicted(told)));
    }
    return table;
  }

  private String assumed() {
    Assumptions.Reading reading = assumptions.reading();
    Assumptions.Sockets sockets = assumptions.sockets();
    Assumptions.Machines machines = assumptions.machines();
    return String.format(
        Locale.ROOT,
        """
        **Computed: what they need**, extrapolated in proportion from one instance of each service and \
        %,d sockets: nothing larger was measured. Assumed are readers who have a page open at the same \
        moment and open one every %.0f s; %.0f %% of the pages browsers still have; of the rest %.0f %% \
        are in no memory, %.0f %% are searches, %.0f %% calls of the API, and %.0f %% bring all files; \
        %.0f reports an hour; %.1f sockets each, in %.0f rooms of %.0f with %.1f updates a second, for \
        %.0f minutes. Instances have %.0f processors of which %.0f %% may be used, and there is %d more \
        than needed, two at least; a heap may be filled to %.0f %%.""",
        data.sockets().readers(),
        60 / reading.pagesPerMinute(),
        reading.inBrowsers() * PERCENT,
        reading.notInMemory() * PERCENT,
        reading.search() * PERCENT,
        reading.api() * PERCENT,
        reading.firstVisits() * PERCENT,
        reading.reportsPerHour(),
        sockets.perReader(),
        sockets.roomsEach(),
        sockets.rooms(),
        sockets.updatesPerSecond(),
        sockets.minutes(),
        machines.cores(),
        machines.utilisation() * PERCENT,
        machines.spare(),
        machines.heapShare() * PERCENT);
  }

  private MarkdownTable needs() {
    var table = new MarkdownTable(columns("what"));
    row(table, "requests a second", sizing -> number("%,.0f", sizing.requests()));
    row(table, "open sockets", sizing -> number("%,.0f", sizing.sockets()));
    row(table, "updates delivered a second", sizing -> number("%,.0f", sizing.deliveries()));
    SuiteCosts.SERVICES.forEach(service -> row(table, service, needsOf(service)));
    row(
        table,
        number("gateways behind a CDN that answers %.0f %%", assumptions.reading().cdn() * PERCENT),
        sizing -> number("%,.0f", sizing.gatewaysBehindCdn()));
    row(table, "sockets of one realtime-service", s -> number("%,.0f", s.socketsPerInstance()));
    row(table, "PostgreSQL, processors busy", processors(SuiteCosts.POSTGRES));
    row(table, "PostgreSQL, connections at most", s -> number("%,.0f", s.postgresConnections()));
    row(table, "their memory, MiB", this::connectionMemory);
    row(table, "Redis, processors busy", processors(SuiteCosts.REDIS));
    row(
        table,
        "network for pages, files and the API, Gbit/s",
        sizing -> number("%,.2f", sizing.pageGigabits()));
    row(table, "network for sockets, Gbit/s", sizing -> number("%,.2f", sizing.socketGigabits()));
    return table;
  }

  private static Function<Sizing, String> needsOf(String service) {
    return sizing -> {
      boolean realtime = service.equals(SuiteCosts.REALTIME);
      long instances = realtime ? sizing.realtimeInstances() : sizing.instances(service);
      double cores =
          realtime
              ? sizing.socketCores() + instances * sizing.messageCores()
              : sizing.cores(service);
      return instances == 0
          ? "no number is enough"
          : String.format(
              Locale.ROOT,
              "%,d of %,.0f MiB; %,.1f processors busy in all",
              instances,
              sizing.mebibytes(service),
              cores);
    };
  }

  private static Function<Sizing, String> processors(String server) {
    return sizing -> number("%,.2f", sizing.cores(server));
  }

  private String connectionMemory(Sizing sizing) {
    AtRest rest = data.suite().atRest(SuiteCosts.POSTGRES);
    double each = rest.residentKib() / KIB / rest.processes();
    return number("%,.0f", sizing.postgresConnections() * each);
  }

  private String boundWords() {
    StringBuilder words =
        new StringBuilder(
            "**Computed: what comes next.** How much of what there is only once is used, in % of what"
                + " may be used of it (see `capacity.properties`); beyond 100 it does not go on like"
                + " that.");
    for (Sizing sizing : sizings) {
      Bound next = Bound.next(sizing);
      words.append(
          String.format(
              Locale.ROOT,
              " With %,d readers the bottleneck is %s (%,.0f %%).",
              sizing.readers(),
              next.what(),
              next.share() * PERCENT));
    }
    return words.toString();
  }

  private MarkdownTable bounds() {
    List<List<Bound>> bounds = sizings.stream().map(Bound::of).toList();
    var table =
        new MarkdownTable(
            Stream.concat(Stream.of(columns("what there is of")), Stream.of("what to change then"))
                .toArray(String[]::new));
    for (int i = 0; i < bounds.get(0).size(); i++) {
      int row = i;
      Bound bound = bounds.get(0).get(row);
      Stream<String> shares =
          bounds.stream().map(size -> number("%,.1f", size.get(row).share() * PERCENT));
      table.add(
          Stream.of(Stream.of(bound.what()), shares, Stream.of(bound.then()))
              .flatMap(cells -> cells)
              .toArray(String[]::new));
    }
    return table;
  }

  private void row(MarkdownTable table, String what, Function<Sizing, String> figure) {
    table.add(Stream.concat(Stream.of(what), sizings.stream().map(figure)).toArray(String[]::new));
  }

  private String[] columns(String first) {
    return Stream.concat(
            Stream.of(first),
            sizings.stream().map(sizing -> number("%,.0f readers", sizing.readers())))
        .toArray(String[]::new);
  }

  private static String micros(double seconds) {
    return number("%,.2f", seconds * MICROS);
  }

  private static String number(String form, double figure) {
    return String.format(Locale.ROOT, form, figure);
  }
}
