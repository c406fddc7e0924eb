package dev.bulletin.testing;

/** The class path of the running tests, which surefire hides behind a jar of its own. */
final class TestClassPath {
  private TestClassPath() {}

  static String get() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
