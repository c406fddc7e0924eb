package dev.bulletin.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The root file system of a service's image: {@code /opt/java}, the system's libraries, and {@code
 * /app} with the libraries of others in {@code lib} and what is ours in {@code bin}.
 */
public final class ImageFolder {
  /** Whom the service runs as, who owns nothing. */
  public static final int USER = 65_532;

  /** Of every file, so that the same sources make the same layers. */
  public static final Instant TIME = Instant.parse("2026-11-23T00:00:00Z");

  /** What {@code java} is started with, in the folder {@code /app}. */
  public static final String OPTIONS = "bin/java.options";

  /** What the JVM has learnt in a training. */
  public static final String ARCHIVE = "bin/start.archive";

  /** Where whoever runs it puts file systems of its own; the root cannot be written. */
  private static final List<String> MOUNT_POINTS = List.of("dev", "proc", "sys", "tmp");

  private static final String CA_CERTIFICATES = "etc/ssl/certs/ca-certificates.crt";

  private final Path root;
  private final ImageService service;
  private final int javaVersion;

  private ImageFolder(Path root, ImageService service, int javaVersion) {
    this.root = root;
    this.service = service;
    this.javaVersion = javaVersion;
  }

  /**
   * What an image is made of.
   *
   * @param jdk a whole JDK, whose version is the image's
   * @param jars the folder with the services' jars and all that they need
   * @param options the folder with files of JVM options
   */
  public record Parts(Path jdk, Path jars, Path options) {}

  /** Puts it together in an empty or missing folder. */
  public static ImageFolder assemble(Parts parts, ImageService service, Path root)
      throws IOException {
    SystemLibraries.refuseOthers();
    clear(root);
    int version = JavaRuntime.version(parts.jdk());
    ImageFolder folder = new ImageFolder(root, service, version);
    Files.createDirectories(root.resolve("opt"));
    JavaRuntime.link(parts.jdk(), folder.java());
    ClassPath classPath = ClassPath.read(parts.jars(), service);
    folder.putSystem();
    folder.putService(parts, classPath);
    SystemFont.put(classPath, root);
    new SystemLibraries(root, folder.java()).copy(folder.app().resolve("lib/native"));
    JavaRuntime.archive(folder.java());
    folder.setTimes();
    return folder;
  }

  private static void clear(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void putSystem() throws IOException {
    for (String point : MOUNT_POINTS) {
      Files.createDirectories(root.resolve(point));
    }
    write("etc/hosts", "");
    write("etc/resolv.conf", "");
    write("etc/passwd", "bulletin:x:%1$d:%1$d:Bulletin:/app:/sbin/nologin%n".formatted(USER));
    write("etc/group", "bulletin:x:%d:%n".formatted(USER));
    write("etc/nsswitch.conf", "hosts: files dns\n");
    Path certificates = Path.of("/", CA_CERTIFICATES);
    if (Files.exists(certificates)) {
      Files.createDirectories(root.resolve(CA_CERTIFICATES).getParent());
      Files.copy(certificates, root.resolve(CA_CERTIFICATES));
    }
  }

  private void putService(Parts parts, ClassPath classPath) throws IOException {
    Files.createDirectories(app().resolve("lib"));
    Files.createDirectories(app().resolve("bin"));
    List<String> names = new ArrayList<>();
    for (Path jar : classPath.jars()) {
      String name = (ClassPath.isOwn(jar) ? "bin/" : "lib/") + ClassPath.name(jar);
      Files.copy(jar, app().resolve(name));
      names.add(name);
    }
    NativeParts.unpack(classPath, app().resolve("lib/native"));
    StartOptions options = StartOptions.read(parts.options(), service, javaVersion);
    write("app/" + OPTIONS, options.text(names));
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  /** Makes the JVM start from what a training has learnt. */
  public void useArchive() throws IOException {
    String option = javaVersion >= 24 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    Files.writeString(app().resolve(OPTIONS), option + ARCHIVE + "\n", StandardOpenOption.APPEND);
    setTimes();
  }

  /** The archive of a training refers to the times of the jars; tar and overlays keep them. */
  private void setTimes() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(TIME));
      }
    }
  }

  public Path root() {
    return root;
  }

  public ImageService service() {
    return service;
  }

  /** The working directory. */
  public Path app() {
    return root.resolve("app");
  }

  public Path java() {
    return root.resolve("opt/java");
  }

  public int javaVersion() {
    return javaVersion;
  }

  /** What starts the service, seen from inside the image. */
  public List<String> command() {
    return List.of("/opt/java/bin/java", "@" + OPTIONS, service.mainClass());
  }
}
