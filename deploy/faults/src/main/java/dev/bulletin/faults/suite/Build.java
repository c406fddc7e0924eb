package dev.bulletin.faults.suite;

import dev.bulletin.testing.TestClassPath;

/**
 * What the services of a suite were built to.
 *
 * @param classPath of all four
 */
public record Build(String classPath) {
  /** Names the folder of the older build's jars and of all that they need. */
  public static final String OLD = "BULLETIN_FAULTS_OLD";

  /** The one that is tested: this one. */
  public static Build tested() {
    return new Build(TestClassPath.get());
  }

  /** The jars in a folder, such as {@code deploy/local/target/lib} of an earlier commit. */
  public static Build of(String folder) {
    return new Build(folder + "/*");
  }
}
