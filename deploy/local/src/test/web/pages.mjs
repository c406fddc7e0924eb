/** The scenarios of the pages themselves. */
import { expectSevenPrices, figures, LANGUAGES } from "./reading.mjs";
import { fits } from "./rules.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const SMALLEST = { width: 320, height: 640 };
const TABS = 3;
const MAIN_PLACES = ["", "dashboards", "dashboards/crypto", "reports"];

/** Everything can be read without a script. */
export async function withoutScript({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin, { javaScriptEnabled: false });
  for (const language of LANGUAGES) {
    const page = await visitor.open(`/${language}/dashboards/crypto`);
    await step(`${language}: the dashboard has seven prices`, async () => expectSevenPrices(await figures(page)));
    await step(`${language}: it claims no connection`, async () =>
      expect(await page.locator("[data-connection]").isHidden(), "a state is shown"),
    );
    await step(`${language}: a report can be reached and read`, () => readsNewest(visitor, page, language));
  }
  await step("leaves without a fault", () => visitor.leave());
}

async function readsNewest(visitor, page, language) {
  await visitor.follow(page, page.locator("nav.menu a").last(), `/${language}/reports`);
  const link = page.locator("[data-reports] a[data-part=title]").first();
  const title = await link.textContent();
  await visitor.follow(page, link, await link.getAttribute("href"));
  expect((await page.locator("article h1").textContent()) === title, "it has another title");
  expect((await page.locator("article .prose").textContent()).trim() !== "", "it has no text");
}

/** The other language of a page is the same page. */
export async function languages({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin);
  for (const place of [...MAIN_PLACES, await newestReport(visitor)]) {
    await step(`changes the language and back: ${place || "home"}`, async () => {
      const page = await visitor.open(`/en/${place}`);
      await changesLanguage(visitor, page, "vi", place);
      await changesLanguage(visitor, page, "en", place);
      await visitor.close(page);
    });
  }
  await step("leaves without a fault", () => visitor.leave());
}

async function changesLanguage(visitor, page, language, place) {
  await visitor.follow(page, page.locator(`nav.languages a[lang=${language}]`), `/${language}/${place}`);
  const shown = await page.evaluate(() => document.documentElement.lang);
  expect(shown === language, `the page is in ${shown}`);
}

/** The place of a report in both languages, which the list begins with. */
async function newestReport(visitor) {
  const page = await visitor.open("/en/reports");
  const path = await page.locator("[data-reports] a[data-part=title]").first().getAttribute("href");
  await visitor.close(page);
  return path.replace("/en/", "");
}

/** A chosen theme is there before anything is painted. */
export async function theme({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin, { colorScheme: "light" });
  const page = await visitor.open("/en/");
  const light = await background(page);
  await step("follows the system at first", async () => expect((await chosen(page)) === null, "a theme is set"));
  await step("chooses dark", () => choose(page, "dark"));
  const dark = await background(page);
  await step("it looks different", () => expect(dark !== light, `both are ${dark}`));
  await step("it is there before the first paint, and on every page", async () => {
    await page.addInitScript(noteWhenThemed);
    for (const place of MAIN_PLACES) {
      await page.goto(`/en/${place}`);
      expect((await page.evaluate(() => window.themedBeforeBody)) === true, `/en/${place}: set too late`);
      expect((await background(page)) === dark, `/en/${place}: not dark`);
    }
  });
  await step("returns to the system's", async () => {
    await choose(page, null);
    await page.reload();
    expect((await chosen(page)) === null && (await background(page)) === light, "it has not");
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** Runs in the page, before its own scripts. */
function noteWhenThemed() {
  const note = () => {
    if (document.documentElement?.dataset.theme && window.themedBeforeBody === undefined) {
      window.themedBeforeBody = document.body === null;
    }
  };
  new MutationObserver(note).observe(document, { attributes: true, childList: true, subtree: true });
}

function chosen(page) {
  return page.evaluate(() => document.documentElement.dataset.theme ?? null);
}

function background(page) {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

async function choose(page, wanted) {
  for (let clicks = 0; clicks < 3 && (await chosen(page)) !== wanted; clicks++) {
    await page.locator("[data-theme-switch]").click();
  }
  expect((await chosen(page)) === wanted, `the switch does not come to ${wanted}`);
}

/** On the smallest phone no report is wider than the screen, whatever is in it. */
export async function narrow({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin, { viewport: SMALLEST });
  const list = await visitor.open("/en/reports");
  const english = await list.$$eval("[data-reports] a[data-part=title]", (links) => links.map((link) => link.pathname));
  const paths = english.flatMap((path) => [path, path.replace("/en/", "/vi/")]);
  await Promise.all(Array.from({ length: TABS }, () => looksThrough(visitor, paths)));
  await step("leaves without a fault", () => visitor.leave());
}

/** One tab, until nothing is left to look at. */
async function looksThrough(visitor, paths) {
  const page = await visitor.context.newPage();
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    await step(path, async () => {
      await page.goto(path);
      await fits(page);
    });
  }
}
