package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the cluster is given against the schemas of its kinds and against a linter. */
class OverlaysTest {
  private static final String UNLIMITED = "KBP003";

  /** Each finding with why it stays. */
  private static final Map<String, String> LOCAL_EXPLAINED =
      Map.of(
          "Deployment/redis KBP104", "user 999 of its image",
          "Deployment/redis KBP105", "group 999 of its image",
          "StatefulSet/postgresql KBP104", "user 999 of its image",
          "StatefulSet/postgresql KBP105", "group 999 of its image",
          "StatefulSet/postgresql KBP111", "not the password but the path of its file",
          "NetworkPolicy/names LNK001", "the pods of kube-dns belong to the cluster");

  private static final Map<String, String> PRODUCTION_EXPLAINED =
      Map.of("NetworkPolicy/names LNK001", "the pods of kube-dns belong to the cluster");

  private static final Map<String, String> RESTORE_EXPLAINED =
      Map.of("Job/restore LNK001", "account, volume and Secret are those of the overlay");

  static Stream<Overlay> overlays() {
    return Stream.of(Overlay.LOCAL, Overlay.PRODUCTION, Overlay.TRACED, Overlay.RESTORE);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void hasNoFieldThatItsKindDoesNotHave(Overlay overlay) {
    for (Manifest manifest : overlay.manifests()) {
      assertThat(StrictKinds.problem(manifest)).as(manifest.name()).isEmpty();
    }
  }

  @Test
  void refusesAFieldThatItsKindDoesNotHave() throws IOException {
    String json =
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"x\"},";
    JsonNode odd = new JsonMapper().readTree(json + "\"spec\":{\"templet\":{}}}");
    assertThat(StrictKinds.problem(new Manifest(odd)))
        .hasValueSatisfying(why -> assertThat(why).contains("templet"));
  }

  /** None has anything to ask of the cluster's own API. */
  @ParameterizedTest
  @MethodSource("overlays")
  void givesNoPodAKeyToTheCluster(Overlay overlay) {
    assertThat(overlay.manifests().stream().filter(Manifest::makesPods))
        .isNotEmpty()
        .allMatch(each -> !each.pod().path("automountServiceAccountToken").asBoolean(true));
  }

  @Test
  void theTrialHasNoFindingThatIsNotExplained() throws IOException {
    assertThat(findings(Overlay.LOCAL.file())).isEqualTo(explained(Overlay.LOCAL, LOCAL_EXPLAINED));
  }

  /** With the Secrets that are made beside it, of which the trial's have the names and keys. */
  @Test
  void productionHasNoFindingThatIsNotExplained() throws IOException {
    Path whole = Path.of("target/production-and-secrets.yaml");
    Files.writeString(whole, Files.readString(Overlay.PRODUCTION.file()) + secrets());
    assertThat(findings(whole)).isEqualTo(explained(Overlay.PRODUCTION, PRODUCTION_EXPLAINED));
  }

  @Test
  void theRestoreHasNoFindingThatIsNotExplained() throws IOException {
    assertThat(findings(Overlay.RESTORE.file()))
        .isEqualTo(explained(Overlay.RESTORE, RESTORE_EXPLAINED));
  }

  /**
   * Nobody's processor time is limited: who is throttled keeps readers waiting while processors
   * stand idle. Requests share them out when they are scarce.
   */
  private static Set<String> explained(Overlay overlay, Map<String, String> explained) {
    Set<String> all = new TreeSet<>(explained.keySet());
    overlay.manifests().stream()
        .filter(Manifest::makesPods)
        .forEach(it -> all.add(it.kind() + "/" + it.name() + " " + UNLIMITED));
    return all;
  }

  /** If one of these were not found, the checks above would prove nothing. */
  @Test
  void findsWhatIsBroken() throws IOException {
    String good = Files.readString(Overlay.LOCAL.file());
    Path broken = Path.of("target/broken.yaml");
    Files.writeString(
        broken,
        good.replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")
            .replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true")
            .replace("serviceAccountName: bulletin\n", "serviceAccountName: nobody\n")
            .replace("containerPort: 5702", "containerPort: bus"));
    assertThat(findings(broken))
        .contains(
            "Deployment/gateway KBP102",
            "Deployment/gateway PSS202",
            "Deployment/gateway LNK001",
            "Deployment/gateway schema");
  }

  private static String secrets() throws IOException {
    return Stream.of(Files.readString(Overlay.LOCAL.file()).split("(?m)^---\n"))
        .filter(document -> document.contains("kind: Secret"))
        .map(document -> "---\n" + document)
        .collect(Collectors.joining());
  }

  private static Set<String> findings(Path file) throws IOException {
    JsonNode answer = new JsonMapper().readTree(NodeTools.check(file));
    assertThat(answer.get("checked").intValue()).isEqualTo(Overlay.read(file).size());
    return Manifest.each(answer.get("findings"))
        .map(it -> it.get("resource").asText() + " " + it.get("rule").textValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
