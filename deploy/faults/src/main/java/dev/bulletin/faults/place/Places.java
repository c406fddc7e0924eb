package dev.bulletin.faults.place;

import dev.bulletin.faults.clock.MovableClock;
import dev.bulletin.faults.disk.SmallDisk;
import dev.bulletin.faults.machine.Ability;
import dev.bulletin.faults.network.Member;
import dev.bulletin.faults.network.PrivateNetwork;
import dev.bulletin.faults.suite.Network;
import dev.bulletin.faults.suite.Place;
import dev.bulletin.faults.suite.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each process of a suite in a place of its own: an address with a cable, PostgreSQL's data on a
 * disk of its own, and for some a clock of their own. Not thread-safe.
 */
public final class Places implements Network {
  private static final int DISK_MEGABYTES = 4_096;
  private static final Set<String> STORES = Set.of(Stores.POSTGRES, Stores.REDIS);

  private final PrivateNetwork network = PrivateNetwork.open();
  private final Map<String, MovableClock> clocks = new HashMap<>();
  private final Map<Path, SmallDisk> disks = new HashMap<>();
  private final Path settings;
  private final boolean withClocks;

  private Places(Path settings, boolean withClocks) {
    this.settings = settings;
    this.withClocks = withClocks;
  }

  /** Why there are none here, as a sentence. */
  public static Optional<String> lack() {
    return Ability.lack().or(MovableClock::lack);
  }

  /**
   * Makes them.
   *
   * @param folder for what clocks are set by
   * @param withClocks whether some have a clock of their own, by which all they do takes longer
   */
  public static Places open(Path folder, boolean withClocks) throws IOException {
    return new Places(Files.createDirectories(folder), withClocks);
  }

  @Override
  public Place place(String name) {
    if (STORES.contains(name)) {
      return new Place(network.joinHere(name).address(), List.of());
    }
    Member member = network.join(name);
    List<String> wrapper = new ArrayList<>(member.entrance());
    if (hasClock(name)) {
      wrapper.addAll(clock(name).wrapper());
    }
    return new Place(member.address(), wrapper);
  }

  /** Of those whose clock is to jump. */
  private boolean hasClock(String name) {
    return withClocks && (name.startsWith("dashboard-service") || name.equals("gateway-1"));
  }

  boolean hasClocks() {
    return withClocks;
  }

  MovableClock clock(String name) {
    return clocks.computeIfAbsent(name, its -> MovableClock.at(settings.resolve(its + ".clock")));
  }

  PrivateNetwork network() {
    return network;
  }

  @Override
  public String outside() {
    return network.here();
  }

  @Override
  public void lay(Path folder) {
    disks.put(folder, SmallDisk.mount(folder, DISK_MEGABYTES));
  }

  /** The one that was laid last. */
  SmallDisk disk() {
    return disks.values().stream().findFirst().orElseThrow();
  }

  @Override
  public void release(Path folder) {
    SmallDisk disk = disks.remove(folder);
    if (disk != null) {
      disk.close();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
