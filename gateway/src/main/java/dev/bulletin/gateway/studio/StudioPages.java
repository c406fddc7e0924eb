package dev.bulletin.gateway.studio;

import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.page.Templates;
import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.MenuItem;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the pages of the studio, each for the one person who asks. Thread-safe. */
public final class StudioPages {
  private final Templates templates;
  private final Messages messages;
  private final StudioAssets assets;
  private final boolean simulated;

  private StudioPages(
      Templates templates, Messages messages, StudioAssets assets, boolean simulated) {
    this.templates = templates;
    this.messages = messages;
    this.assets = assets;
    this.simulated = simulated;
  }

  /**
   * Reads the words of the studio.
   *
   * @throws dev.bulletin.common.error.CannotStartException when one is missing
   */
  public static StudioPages create(Templates templates, Assets assets, boolean simulated) {
    return new StudioPages(
        templates,
        Messages.loadWritten("studio", Language.locales()),
        StudioAssets.of(assets),
        simulated);
  }

  Words words(Language language) {
    return messages.in(language.locale());
  }

  /**
   * Finished UTF-8 HTML.
   *
   * @param here the path that was asked for
   * @param csrf what the forms of the page must carry
   */
  Future<Buffer> render(
      Language language, String here, Optional<SignedIn> signedIn, String csrf, View view) {
    Words words = words(language);
    boolean writes = signedIn.filter(who -> may(who, ReportContract.WRITE_SCOPE)).isPresent();
    Map<String, Object> model = new HashMap<>(view.content());
    model.put("t", words.tree());
    model.put(
        "page",
        new StudioFrame(
            language.code(),
            view.headline() + " · " + words.text("site"),
            signedIn.map(who -> who.person().name()).orElse(""),
            csrf,
            writes,
            here,
            menu(words, view.section(), signedIn),
            languages(language),
            assets,
            words.script(),
            simulated));
    return templates.compose(view.template(), model, view.parts());
  }

  /** A part of a page by itself, as HTML. */
  Future<String> render(Fragment part) {
    return templates.render(part.template(), part.model().get()).map(Buffer::toString);
  }

  private static List<MenuItem> menu(Words words, Section current, Optional<SignedIn> signedIn) {
    List<MenuItem> menu = new ArrayList<>();
    menu.add(item(ReturnPath.STUDIO, words.text("nav.reports"), current == Section.REPORTS));
    menu.add(
        item(
            ReturnPath.STUDIO + "/dashboards",
            words.text("nav.dashboards"),
            current == Section.DASHBOARDS));
    menu.add(item(ReturnPath.STUDIO + "/plans", words.text("nav.plans"), current == Section.PLANS));
    if (signedIn.filter(who -> may(who, RealtimeContract.WATCH_SCOPE)).isPresent()) {
      menu.add(
          item(ReturnPath.STUDIO + "/rooms", words.text("nav.rooms"), current == Section.ROOMS));
    }
    if (signedIn.filter(who -> may(who, Role.TOKENS_SCOPE)).isPresent()) {
      menu.add(
          item(ReturnPath.STUDIO + "/tokens", words.text("nav.tokens"), current == Section.TOKENS));
    }
    if (signedIn.filter(who -> may(who, Role.HOOKS_SCOPE)).isPresent()) {
      menu.add(
          item(ReturnPath.STUDIO + "/hooks", words.text("nav.hooks"), current == Section.HOOKS));
    }
    if (signedIn.filter(who -> may(who, Role.PEOPLE_SCOPE)).isPresent()) {
      menu.add(
          item(ReturnPath.STUDIO + "/people", words.text("nav.people"), current == Section.PEOPLE));
      menu.add(
          item(ReturnPath.STUDIO + "/audit", words.text("nav.audit"), current == Section.AUDIT));
    }
    return menu;
  }

  private static boolean may(SignedIn who, String scope) {
    return who.caller().principal().may(scope);
  }

  private static MenuItem item(String path, String label, boolean current) {
    return new MenuItem(path, label, current ? "true" : "");
  }

  private List<StudioFrame.Choice> languages(Language shown) {
    return Arrays.stream(Language.values())
        .map(
            language ->
                new StudioFrame.Choice(
                    language.code(), words(language).text("languageName"), language.equals(shown)))
        .toList();
  }
}
