package dev.bulletin.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.JoinConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class HazelcastClusterTest {
  @Test
  void looksForTheMembersOfANameAtItsOwnPort() {
    JoinConfig join = join("bulletin-cluster");
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
    assertThat(join.getKubernetesConfig().getProperties())
        .containsEntry("service-dns", "bulletin-cluster")
        .containsEntry("service-port", "5811");
  }

  @Test
  void looksForListedMembersWithoutAName() {
    JoinConfig join = join("");
    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(join.getTcpIpConfig().getMembers()).containsExactly("127.0.0.1:5701");
  }

  private static JoinConfig join(String service) {
    var config =
        new ClusterConfig(true, "test", "127.0.0.1", 5811, List.of("127.0.0.1:5701"), service, 0);
    return HazelcastCluster.hazelcast(config).getNetworkConfig().getJoin();
  }
}
