package dev.bulletin.testing;

/** The class path of the running tests, which surefire hides behind a jar of its own. */
public final class TestClassPath {
  private TestClassPath() {}

  public static String get() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
