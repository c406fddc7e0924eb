package dev.bulletin.bench.capacity;

import dev.bulletin.bench.capacity.Assumptions.Machines;
import dev.bulletin.bench.capacity.Assumptions.Reading;
import dev.bulletin.bench.capacity.Assumptions.Sockets;

/**
 * What a number of readers needs.
 *
 * @param tickSeconds of the rooms
 */
record Sizing(
    long readers,
    Assumptions assumptions,
    SuiteCosts pages,
    SocketUnits units,
    double tickSeconds) {
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double KIB = 1_024;
  private static final double BITS_OF_GIGABIT = 1e9 / 8;

  /** One alone is none while it is upgraded. */
  private static final long FEWEST = 2;

  /** Of each pool by default, those included that listen or lead. */
  private static final int CONNECTIONS_PER_CORE = 4;

  /** That come to the door, for pages, searches and the API; files of pages beside. */
  double requests() {
    return readers * reading().pagesPerMinute() / MINUTE * (1 - reading().inBrowsers());
  }

  private double memoryShare() {
    return 1 - reading().notInMemory() - reading().search() - reading().api();
  }

  private double files() {
    return requests() * reading().firstVisits() * pages.assetFiles();
  }

  /** The processors that a server is busy on without a CDN; a file costs what a page costs. */
  double cores(String server) {
    return cores(server, /* leftByCdn= */ 1);
  }

  private double cores(String server, double leftByCdn) {
    double fromMemory = (requests() * memoryShare() + files()) * leftByCdn;
    return fromMemory * of(Operation.PAGE, server)
        + requests() * reading().notInMemory() * of(Operation.FIRST, server)
        + requests() * reading().search() * of(Operation.SEARCH, server)
        + requests() * reading().api() * of(Operation.API, server)
        + reading().reportsPerHour() / HOUR * of(Operation.PUBLISH, server)
        + pages.atRest(server).cores();
  }

  private double of(String operation, String server) {
    return pages.operation(operation).secondsEach(server);
  }

  /** Of a service other than realtime-service. */
  long instances(String service) {
    return instances(cores(service));
  }

  long gatewaysBehindCdn() {
    return instances(cores(SuiteCosts.GATEWAY, 1 - reading().cdn()));
  }

  private long instances(double cores) {
    return withSpare(Math.ceil(cores / usableCores()));
  }

  private long withSpare(double carrying) {
    return Math.max(FEWEST, (long) carrying + machines().spare());
  }

  double usableCores() {
    return machines().cores() * machines().utilisation();
  }

  double sockets() {
    return readers * model().perReader();
  }

  double updatesPerSecond() {
    return model().rooms() * model().updatesPerSecond();
  }

  private double heardPerSecond() {
    return model().roomsEach() * model().updatesPerSecond();
  }

  double deliveries() {
    return sockets() * heardPerSecond();
  }

  /**
   * Writes to sockets: those ticks of a room in which something came for the reader, if updates
   * come independently of each other.
   */
  double frames() {
    return sockets() * (1 - Math.exp(-heardPerSecond() * tickSeconds)) / tickSeconds;
  }

  /** Of all realtime-services together, but for what each pays for every message. */
  double socketCores() {
    return sockets() * units.idle()
        + sockets() / (model().minutes() * MINUTE) * units.connect()
        + frames() * units.frame()
        + deliveries() * units.delivery();
  }

  /** Of each realtime-service, as all messages come to all of them. */
  double messageCores() {
    return updatesPerSecond() * units.message();
  }

  /** By processors and memory; none, if the messages alone are too many for one. */
  long realtimeInstances() {
    double left = usableCores() - messageCores();
    if (left <= 0) {
      return 0;
    }
    return withSpare(Math.ceil(Math.max(socketCores() / left, sockets() / mostSocketsOfMemory())));
  }

  private double mostSocketsOfMemory() {
    double each = units.heapKib() / machines().heapShare() + units.besideKib();
    return Math.max(1, (machines().mostRealtimeMebibytes() - realtimeMebibytes(0)) * KIB / each);
  }

  /** While the spare instances are away. */
  double socketsPerInstance() {
    return sockets() / Math.max(1, realtimeInstances() - machines().spare());
  }

  double realtimeMebibytes(double sockets) {
    double heap = units.emptyHeapMebibytes() + sockets * units.heapKib() / KIB;
    return heap / machines().heapShare()
        + units.emptyBesideMebibytes()
        + sockets * units.besideKib() / KIB;
  }

  double mebibytes(String service) {
    return switch (service) {
      case SuiteCosts.GATEWAY -> machines().gatewayMebibytes();
      case SuiteCosts.REPORTS -> machines().reportsMebibytes();
      case SuiteCosts.DASHBOARDS -> machines().dashboardsMebibytes();
      default -> realtimeMebibytes(socketsPerInstance());
    };
  }

  /** That pools may open, of all services that have one. */
  double postgresConnections() {
    double each = CONNECTIONS_PER_CORE * machines().cores();
    long services =
        instances(SuiteCosts.GATEWAY)
            + instances(SuiteCosts.REPORTS)
            + instances(SuiteCosts.DASHBOARDS);
    return services * each;
  }

  double nodes() {
    return instances(SuiteCosts.GATEWAY)
        + instances(SuiteCosts.REPORTS)
        + instances(SuiteCosts.DASHBOARDS)
        + (double) realtimeInstances();
  }

  /** One event loop publishes; to each realtime-service apart. */
  double publishingCores() {
    return updatesPerSecond() * realtimeInstances() * units.publish();
  }

  double pageGigabits() {
    double pages = requests() * (1 - reading().api()) * bytes(Operation.PAGE);
    double api = requests() * reading().api() * bytes(Operation.API);
    double assets = requests() * reading().firstVisits() * this.pages.assetBytes();
    return (pages + api + assets) / BITS_OF_GIGABIT;
  }

  double socketGigabits() {
    return deliveries() * units.bytes() / BITS_OF_GIGABIT;
  }

  private double bytes(String operation) {
    return pages.operation(operation).bytesEach();
  }

  private Reading reading() {
    return assumptions.reading();
  }

  private Sockets model() {
    return assumptions.sockets();
  }

  private Machines machines() {
    return assumptions.machines();
  }
}
