package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizingTest {
  private static final double ROOMS = 100;

  private final Sizing million = Samples.sizing(1_000_000, ROOMS);

  @Test
  void leavesOutWhatBrowsersHave() {
    assertThat(million.requests()).isCloseTo(1_000_000 * 0.5 / 60 * 0.8, within(1e-6));
  }

  @Test
  void addsUpWhatAllRequestsCostAServer() {
    double requests = million.requests();
    double fromMemory = requests * 0.83 + requests * 0.1 * 4;
    assertThat(million.cores(SuiteCosts.GATEWAY))
        .isCloseTo(
            fromMemory * 20e-6 + requests * (0.05 * 2e-3 + 0.02 * 3e-3 + 0.1 * 100e-6) + 1e-3 / 60,
            within(1e-9));
    assertThat(million.cores(SuiteCosts.POSTGRES))
        .isCloseTo(requests * (0.05 * 1e-3 + 0.02 * 2e-3) + 4e-3 / 60 + 0.5, within(1e-9));
  }

  @Test
  void startsAsManyAsCarryThePeakAndOneMore() {
    double cores = million.cores(SuiteCosts.GATEWAY);
    assertThat(million.instances(SuiteCosts.GATEWAY)).isEqualTo((long) Math.ceil(cores / 2.4) + 1);
  }

  @Test
  void neverStartsOneAlone() {
    assertThat(Samples.sizing(10, ROOMS).instances(SuiteCosts.REPORTS)).isEqualTo(2);
    assertThat(Samples.sizing(10, ROOMS).realtimeInstances()).isEqualTo(2);
  }

  @Test
  void leavesACdnWhatIsInMemoryOnly() {
    double requests = million.requests();
    double left = (requests * 0.83 + requests * 0.4) * 0.1 * 20e-6;
    double others = requests * (0.05 * 2e-3 + 0.02 * 3e-3 + 0.1 * 100e-6) + 1e-3 / 60;
    assertThat(million.gatewaysBehindCdn()).isEqualTo((long) Math.ceil((left + others) / 2.4) + 1);
  }

  @Test
  void writesOnceATickToWhoHearsSeveralUpdatesInIt() {
    assertThat(million.sockets()).isEqualTo(800_000);
    assertThat(million.deliveries()).isEqualTo(2_000_000);
    assertThat(million.frames())
        .isCloseTo(800_000 * (1 - Math.exp(-0.5)) / 0.2, within(1e-3))
        .isLessThan(million.deliveries());
  }

  @Test
  void addsUpWhatSocketsCost() {
    assertThat(million.socketCores())
        .isCloseTo(
            800_000 * 1e-6 + 800_000 / 600.0 * 500e-6 + million.frames() * 7e-6 + 2.0, within(0.1));
  }

  @Test
  void givesRealtimeServicesWhatEachPaysForAllMessages() {
    double each = 2.4 - million.messageCores();
    assertThat(million.messageCores()).isCloseTo(50 * 40e-6, within(1e-4));
    assertThat(million.realtimeInstances())
        .isEqualTo((long) Math.ceil(million.socketCores() / each) + 1);
  }

  @Test
  void saysThatNoNumberIsEnoughIfMessagesAloneAreTooMany() {
    assertThat(Samples.sizing(1_000_000, 200_000).realtimeInstances()).isZero();
  }

  @Test
  void staysWithinTheMemoryOfAnInstance() {
    Sizing small = Samples.sizingIn(2_048);
    assertThat(small.realtimeInstances()).isGreaterThan(million.realtimeInstances());
    assertThat(small.realtimeMebibytes(small.socketsPerInstance())).isBetween(1_700.0, 2_048.0);
    assertThat(million.realtimeMebibytes(0)).isEqualTo(20 / 0.5 + 100);
  }

  @Test
  void countsConnectionsOfAllPools() {
    long services =
        million.instances(SuiteCosts.GATEWAY)
            + million.instances(SuiteCosts.REPORTS)
            + million.instances(SuiteCosts.DASHBOARDS);
    assertThat(million.postgresConnections()).isEqualTo(services * 16);
  }

  @Test
  void addsUpWhatGoesOverTheNetwork() {
    assertThat(million.socketGigabits()).isCloseTo(2_000_000.0 * 700 * 8 / 1e9, within(1e-9));
    assertThat(million.pageGigabits())
        .isCloseTo(million.requests() * (10_000 + 0.1 * 100_000) * 8 / 1e9, within(1e-9));
  }
}
