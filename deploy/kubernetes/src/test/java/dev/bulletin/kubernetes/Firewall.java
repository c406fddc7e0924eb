package dev.bulletin.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the network policies of an overlay let through, by the rules of Kubernetes. */
final class Firewall {
  private final List<Manifest> policies;

  Firewall(Overlay overlay) {
    this.policies = overlay.all("NetworkPolicy").toList();
  }

  /**
   * One end of a connection.
   *
   * @param ours it is a pod of the namespace that the policies are for
   * @param pod its labels
   * @param namespace the labels of its namespace
   * @param address where it is no pod; else empty
   */
  record End(
      String name,
      boolean ours,
      Map<String, String> pod,
      Map<String, String> namespace,
      String address) {
    static End pod(Manifest workload) {
      Map<String, String> labels = Manifest.strings(workload.template().at("/metadata/labels"));
      return new End(workload.name(), true, labels, Map.of(), "");
    }

    static End elsewhere(String name, Map<String, String> namespace, Map<String, String> pod) {
      return new End(name, false, pod, namespace, "");
    }

    static End outside(String name, String address) {
      return new End(name, false, Map.of(), Map.of(), address);
    }
  }

  boolean allows(End from, End to, int port) {
    return lets("Egress", "egress", "to", from, to, port)
        && lets("Ingress", "ingress", "from", to, from, port);
  }

  private boolean lets(String type, String rules, String peers, End end, End other, int port) {
    List<Manifest> about =
        policies.stream()
            .filter(policy -> end.ours() && selects(policy.at("/spec/podSelector"), end.pod()))
            .filter(policy -> has(policy.at("/spec/policyTypes"), type))
            .toList();
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> Manifest.each(policy.at("/spec/" + rules)))
            .anyMatch(rule -> matches(rule, peers, other, port));
  }

  private static boolean matches(JsonNode rule, String peers, End other, int port) {
    boolean open =
        Manifest.each(rule.at("/ports")).anyMatch(it -> it.get("port").intValue() == port);
    return open && Manifest.each(rule.at("/" + peers)).anyMatch(peer -> is(peer, other));
  }

  private static boolean is(JsonNode peer, End other) {
    if (peer.has("ipBlock")) {
      return isIn(peer.get("ipBlock"), other.address());
    }
    boolean there =
        peer.has("namespaceSelector")
            ? selects(peer.get("namespaceSelector"), other.namespace())
            : other.ours();
    return other.address().isEmpty() && there && selects(peer.path("podSelector"), other.pod());
  }

  private static boolean isIn(JsonNode block, String address) {
    return !address.isEmpty()
        && holds(block.get("cidr"), address)
        && Manifest.each(block.path("except")).noneMatch(except -> holds(except, address));
  }

  private static boolean holds(JsonNode network, String address) {
    String[] block = network.textValue().split("/");
    var rule =
        new IpSubnetFilterRule(block[0], Integer.parseInt(block[1]), IpFilterRuleType.ACCEPT);
    return rule.matches(new InetSocketAddress(address, 0));
  }

  private static boolean selects(JsonNode selector, Map<String, String> labels) {
    Map<String, String> wanted =
        selector.has("matchLabels") ? Manifest.strings(selector.get("matchLabels")) : Map.of();
    return labels.entrySet().containsAll(wanted.entrySet())
        && Manifest.each(selector.path("matchExpressions")).allMatch(is -> fits(is, labels));
  }

  private static boolean fits(JsonNode expression, Map<String, String> labels) {
    if (!expression.get("operator").textValue().equals("In")) {
      throw new AssertionError("not known to this test: " + expression);
    }
    return has(expression.get("values"), labels.get(expression.get("key").textValue()));
  }

  private static boolean has(JsonNode list, String value) {
    return Manifest.each(list).map(JsonNode::textValue).anyMatch(word -> word.equals(value));
  }

  static Stream<End> pods(Overlay overlay) {
    return overlay.manifests().stream().filter(Manifest::makesPods).map(End::pod);
  }
}
