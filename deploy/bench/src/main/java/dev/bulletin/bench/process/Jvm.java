package dev.bulletin.bench.process;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of this machine, asked what it has allocated and what it holds. */
public final class Jvm implements AutoCloseable {
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

  private final JMXConnector connector;
  private final MBeanServerConnection beans;
  private final ThreadMXBean threads;
  private final MemoryMXBean memory;

  private Jvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
    this.threads =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    this.memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
  }

  // It speaks to a process that we have started, of which it has been given the address.
  @SuppressWarnings("BanJNDI")
  public static Jvm attach(long pid) throws IOException {
    try {
      VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = vm.startLocalManagementAgent();
        return new Jvm(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        vm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "process %d cannot be asked: %s".formatted(pid, e));
    }
  }

  /** By all threads that live now, but for those that answer us. */
  public long allocatedBytes() {
    long[] ids =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> !isOurs(thread))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(ids)).filter(bytes -> bytes > 0).sum();
  }

  private static boolean isOurs(ThreadInfo thread) {
    return thread.getThreadName().startsWith("RMI ") || thread.getThreadName().startsWith("JMX ");
  }

  /** What is in use after everything that can go has gone. */
  public long heapInUse() {
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** What is left of each class after everything that can go has gone. */
  public Census census() throws IOException {
    memory.gc();
    try {
      Object table =
          beans.invoke(
              new ObjectName(COMMANDS),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
      return Census.parse(String.valueOf(table));
    } catch (JMException e) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "the JVM does not say what it holds: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
