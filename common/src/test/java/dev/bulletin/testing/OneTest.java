package dev.bulletin.testing;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A program that runs one method of a test class, and tells how often it has failed. It needs
 * junit-platform-launcher.
 */
public final class OneTest {
  /** What the line begins with that tells. */
  public static final String TELLS = "failed, of one method: ";

  private OneTest() {}

  public static void main(String[] test) throws ClassNotFoundException {
    Class<?> type = Class.forName(test[0]);
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(known -> known.getName().equals(test[1]))
            .findFirst()
            .orElseThrow();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(type, method))
                .build(),
            listener);
    System.out.println(told(listener.getSummary().getTotalFailureCount()));
    System.exit(0);
  }

  /** The line that tells of so many. */
  public static String told(long failures) {
    return TELLS + failures;
  }
}
