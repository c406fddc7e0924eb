package dev.bulletin.gateway.watch;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Heard;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.SurveyRealtime;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks all nodes of realtime-service what goes on there. One that has answered within the last
 * minute and does not now is missing, even when the directory has given it up. Thread-safe.
 */
public final class RealtimeWatch {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final TypedBus bus;
  private final Clock clock;
  private final Map<String, Seen> seenByNode = new ConcurrentHashMap<>();

  public RealtimeWatch(TypedBus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  private record Seen(String address, Instant at) {}

  /**
   * Asks all nodes now.
   *
   * @param limit the most that are wanted of each order
   * @return fails with UNAVAILABLE when no node is known
   */
  public Future<RealtimeOverview> look(int limit) {
    // The nodes may differ over who comes last.
    int asked = Math.min(2 * limit, SurveyRealtime.MAX);
    return bus.askAll(RealtimeContract.SURVEY, new SurveyRealtime(asked))
        .map(heard -> overview(heard, limit));
  }

  private RealtimeOverview overview(List<Heard<RealtimeSurvey>> heard, int limit) {
    Instant now = clock.instant();
    remember(heard, now);
    List<MissingNode> missing = missing(heard);
    if (heard.isEmpty() && missing.isEmpty()) {
      throw ServiceException.unavailable(RealtimeContract.SERVICE + " is not there at present");
    }
    var sums = new Sums(heard.stream().flatMap(one -> one.answer().stream()).toList());
    return new RealtimeOverview(
        Provenance.fresh(now.toString(), Set.of("realtime"), now),
        sums.traffic(),
        nodes(heard),
        missing,
        sums.connections(),
        sums.closes(),
        sums.rooms(limit),
        sums.slowest(limit),
        sums.busiest(limit));
  }

  private void remember(List<Heard<RealtimeSurvey>> heard, Instant now) {
    seenByNode.values().removeIf(seen -> seen.at().plus(REMEMBERED).isBefore(now));
    for (Heard<RealtimeSurvey> one : heard) {
      if (one.answer().isPresent()) {
        seenByNode.put(one.instance().id(), new Seen(address(one.instance()), now));
      }
    }
  }

  private List<MissingNode> missing(List<Heard<RealtimeSurvey>> heard) {
    List<MissingNode> missing = new ArrayList<>();
    for (Heard<RealtimeSurvey> one : heard) {
      if (one.answer().isEmpty()) {
        Instance instance = one.instance();
        missing.add(new MissingNode(instance.id(), address(instance), answeredAt(instance.id())));
      }
    }
    Set<String> known = heard.stream().map(one -> one.instance().id()).collect(Collectors.toSet());
    seenByNode.forEach(
        (node, seen) -> {
          if (!known.contains(node)) {
            missing.add(new MissingNode(node, seen.address(), seen.at()));
          }
        });
    missing.sort(Comparator.comparing(MissingNode::address).thenComparing(MissingNode::node));
    return missing;
  }

  private @Nullable Instant answeredAt(String node) {
    Seen seen = seenByNode.get(node);
    return seen == null ? null : seen.at();
  }

  private static List<NodeOverview> nodes(List<Heard<RealtimeSurvey>> heard) {
    return heard.stream()
        .flatMap(one -> one.answer().map(survey -> node(one.instance(), survey)).stream())
        .sorted(Comparator.comparing(NodeOverview::address).thenComparing(NodeOverview::node))
        .toList();
  }

  private static NodeOverview node(Instance instance, RealtimeSurvey survey) {
    return new NodeOverview(
        survey.node(), address(instance), survey.traffic(), survey.connections(), survey.closes());
  }

  private static String address(Instance instance) {
    return instance.endpoints().getOrDefault(Endpoint.REALTIME, "");
  }
}
