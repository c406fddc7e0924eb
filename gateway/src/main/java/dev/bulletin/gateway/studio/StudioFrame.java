package dev.bulletin.gateway.studio;

import dev.bulletin.gateway.page.MenuItem;
import java.util.List;

/**
 * What stands around the content of a page of the studio; an empty text is not shown.
 *
 * @param person who is signed in
 * @param csrf what every form must carry
 * @param writes whether the person may write
 * @param here the page's own path, to which changing the language leads back
 * @param words what the page's script says, as JSON
 */
record StudioFrame(
    String lang,
    String title,
    String person,
    String csrf,
    boolean writes,
    String here,
    List<MenuItem> menu,
    List<Choice> languages,
    StudioAssets assets,
    String words,
    boolean simulated) {
  /** A language that the studio can be shown in. */
  record Choice(String lang, String name, boolean current) {}
}
