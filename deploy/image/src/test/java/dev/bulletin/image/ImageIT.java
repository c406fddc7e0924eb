package dev.bulletin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.ImageService;
import dev.bulletin.image.folder.Sandbox;
import dev.bulletin.image.training.Surroundings;
import dev.bulletin.image.training.Training;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image of report-service, which draws and prints too, run as a container runs it. */
class ImageIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Principal PUBLISHER =
      new Principal("test", Set.of(ReportContract.WRITE_SCOPE));
  private static final int TERMINATED = 143;
  private static final int OUT_OF_MEMORY = 3;
  private static final Duration START_OF_PROCESS = Duration.ofSeconds(10);

  private static final Sandbox sandbox = Sandbox.of(ROOT);
  private static final HttpClient http = HttpClient.newHttpClient();

  private static Surroundings around;
  private static ImageFolder folder;
  private static Map<String, String> settings;
  private static Node node;
  private static ChildProcess service;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeThat(System.getProperty("user.name"))
        .as("file systems are mounted by root")
        .isEqualTo("root");
    around = Surroundings.start();
    var parts =
        new ImageFolder.Parts(
            Path.of(System.getProperty("java.home")),
            Path.of("target", "lib").toAbsolutePath(),
            ROOT.resolve("deploy/jvm"));
    folder =
        ImageFolder.assemble(
            parts, ImageService.REPORT_SERVICE, Path.of("target", "it-root").toAbsolutePath());
    new Training().run(folder, around);
    node = around.member();
    settings = around.settings(ImageService.REPORT_SERVICE);
    service =
        ChildProcess.start(
            "report-service",
            sandbox.command(folder, List.of("-XX:MaxRAM=512m"), settings),
            line -> {});
    service.awaitLine("report-service started", LIMIT);
  }

  @AfterAll
  static void stop() {
    if (around != null) {
      service.terminate();
      assertThat(service.awaitExit(LIMIT)).isEqualTo(TERMINATED);
      node.stop();
      around.close();
    }
  }

  @Test
  void runsAsNobodyInParticularWithoutPrivileges() throws IOException {
    List<String> status = Files.readAllLines(process().resolve("status"));
    assertThat(status)
        .contains("Uid:\t65532\t65532\t65532\t65532", "Gid:\t65532\t65532\t65532\t65532")
        .contains("Groups:\t ", "CapEff:\t0000000000000000", "NoNewPrivs:\t1");
  }

  @Test
  void writesNothingButTemporaryFiles() throws IOException {
    assertThat(Files.readAllLines(process().resolve("mountinfo")))
        .anyMatch(mount -> mount.matches("\\d+ \\d+ \\S+ \\S+ / ro,.*"));
    try (Stream<Path> temporary = Files.walk(process().resolve("root/tmp"))) {
      assertThat(temporary.map(Path::toString)).noneMatch(file -> file.endsWith(".so"));
    }
  }

  @Test
  void hasNoShellAndNoOtherProgram() throws IOException {
    try (Stream<Path> files = Files.walk(folder.root())) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(Files::isExecutable)
                  .map(folder.root()::relativize)
                  .map(Path::toString))
          .filteredOn(file -> !file.contains(".so"))
          .containsExactly("opt/java/bin/java");
    }
  }

  @Test
  void startsFromWhatTheTrainingHasLearnt() throws IOException {
    assertThat(maps()).contains("/app/" + ImageFolder.ARCHIVE);
  }

  @Test
  void usesTheNativeTransportWithoutUnpackingIt() throws IOException {
    assertThat(maps()).contains("/app/lib/native/libnetty_transport_native_epoll");
  }

  @Test
  void printsAndDraws() throws Exception {
    publish();
    HttpResponse<byte[]> pdf = get("/reports/image.pdf?language=vi");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    HttpResponse<byte[]> picture = get("/reports/image.png?language=vi");
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
  }

  @Test
  void endsAtOnceWhenMemoryIsOut() {
    try (ChildProcess another = start(List.of("-Xmx12m"))) {
      assertThat(another.awaitExit(LIMIT)).isEqualTo(OUT_OF_MEMORY);
    }
  }

  @Test
  void tellsAHealthCheckWithoutAnyOtherProgram() {
    assertThat(probe(settings)).isZero();
    assertThat(probe(Map.of("BULLETIN_MANAGEMENT_PORT", "9"))).isOne();
  }

  @Test
  void isPackedWithOursAboveEverythingElse() throws Exception {
    Path file = Path.of("target", "it.tar").toAbsolutePath();
    var labels = new ImageLabels("1.2.3", "abc");
    new ImageTar(new BaseImage("scratch"), labels, Path.of("target", "it-jib").toAbsolutePath())
        .write(folder, file);
    PackedImage image = PackedImage.read(file);
    assertThat(image.config().getString("User")).isEqualTo("65532:65532");
    assertThat(image.config().getString("WorkingDir")).isEqualTo("/app");
    assertThat(image.config().getJsonArray("Entrypoint").getList()).isEqualTo(folder.command());
    assertThat(image.config().getJsonObject("Labels").getString("org.opencontainers.image.version"))
        .isEqualTo("1.2.3");
    assertThat(image.layers()).hasSize(3);
    assertThat(image.contents(0))
        .contains("opt/java 0 755", "opt/java 0 644")
        .noneMatch(name -> name.matches("app/(lib|bin).*"));
    assertThat(image.contents(1))
        .contains("app/lib 0 644")
        .noneMatch(name -> name.startsWith("app/bin"));
    assertThat(image.contents(2))
        .contains("app/bin 0 644")
        .noneMatch(name -> name.startsWith("app/lib"));
  }

  private static int probe(Map<String, String> environment) {
    List<String> command = DockerfileText.healthCheck(ROOT);
    try (ChildProcess probe =
        ChildProcess.start(
            "probe", sandbox.command(folder.root(), command, environment), line -> {})) {
      return probe.awaitExit(LIMIT);
    }
  }

  private static ChildProcess start(List<String> options) {
    return ChildProcess.start(
        "another",
        sandbox.command(folder, options, around.settings(ImageService.REPORT_SERVICE)),
        line -> {});
  }

  private static Path process() {
    return Path.of("/proc", Long.toString(service.pid()));
  }

  private static String maps() throws IOException {
    return Files.readString(process().resolve("maps"));
  }

  private static void publish() throws Exception {
    Eventually.that(
        LIMIT, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    ReportText text = new ReportText("Giá", "Điều đã đổi.", "## Đầu đề\n\nBitcoin **tăng**.");
    var create = new CreateReport(PUBLISHER, "image", "Test", List.of(), Map.of(Language.VI, text));
    int revision =
        node.bus()
            .ask(Patient.call(ReportContract.CREATE), create)
            .await(60, TimeUnit.SECONDS)
            .revision();
    node.bus()
        .ask(Patient.call(ReportContract.PUBLISH), new PublishReport(PUBLISHER, "image", revision))
        .await(60, TimeUnit.SECONDS);
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    String address =
        node.directory()
            .instances(ReportContract.SERVICE)
            .get(0)
            .endpoints()
            .get(Endpoint.internal(ReportContract.SERVICE));
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .header("Authorization", "Bearer " + around.secret())
            .timeout(LIMIT)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
