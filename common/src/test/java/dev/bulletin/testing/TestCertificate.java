package dev.bulletin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate of this machine's own, made by the Java that runs the test. */
public record TestCertificate(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  /** Makes one of that name, in files of that folder. */
  public static TestCertificate make(Path folder, String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return export(folder, store, name);
  }

  private static TestCertificate export(Path folder, Path store, String name)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
    return new TestCertificate(
        write(folder.resolve(name + ".crt"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
        write(folder.resolve(name + ".key"), "PRIVATE KEY", key));
  }

  private static Path write(Path file, String kind, byte[] content) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String line = "-----%s " + kind + "-----\n";
    return Files.writeString(file, line.formatted("BEGIN") + base64 + "\n" + line.formatted("END"));
  }

  /** Puts another in the place of this. */
  public void replaceBy(TestCertificate other) throws IOException {
    Files.write(certificate, Files.readAllBytes(other.certificate));
    Files.write(key, Files.readAllBytes(other.key));
  }
}
