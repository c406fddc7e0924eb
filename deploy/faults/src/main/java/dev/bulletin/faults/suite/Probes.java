package dev.bulletin.faults.suite;

import dev.bulletin.common.web.ManagementVerticle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every instance whether it is ready, as often as our manifests tell Kubernetes to. */
public final class Probes implements AutoCloseable {
  static final Duration PERIOD = Duration.ofSeconds(2);
  static final Duration TIMEOUT = Duration.ofSeconds(2);
  static final int FAILURES = 2;

  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<Instance, Integer> failuresByInstance = new ConcurrentHashMap<>();

  private Probes() {}

  static Probes start(List<Instance> instances) {
    Probes probes = new Probes();
    instances.forEach(probes::add);
    var unused =
        probes.timer.scheduleAtFixedRate(probes::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return probes;
  }

  /** From now on it is asked, too. */
  void add(Instance instance) {
    failuresByInstance.put(instance, FAILURES);
  }

  /** It is gone for good. */
  void remove(Instance instance) {
    failuresByInstance.remove(instance);
  }

  private void ask() {
    failuresByInstance.keySet().forEach(this::ask);
  }

  private void ask(Instance instance) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(instance.management() + ManagementVerticle.READY))
            .timeout(TIMEOUT)
            .build();
    var unused =
        http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
            .handle((answer, failure) -> failure == null && answer.statusCode() == OK)
            .thenAccept(ready -> note(instance, ready));
  }

  private void note(Instance instance, boolean ready) {
    failuresByInstance.computeIfPresent(
        instance, (asked, before) -> ready ? 0 : Math.min(FAILURES, before + 1));
  }

  /** Whether work is sent there. */
  public boolean isReady(Instance instance) {
    return failuresByInstance.getOrDefault(instance, FAILURES) < FAILURES;
  }

  /** Whether all are ready, and were so when they were last asked. */
  public boolean allReady() {
    return failuresByInstance.values().stream().allMatch(failures -> failures == 0);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
