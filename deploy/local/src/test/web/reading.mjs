/** What readers do on the pages, and what they must see. */
import { expect, step } from "./steps.mjs";

export const LANGUAGES = ["en", "vi"];
const LIVE_WORDS = { en: "Live", vi: "Trực tiếp" };
const PUSH_LIMIT = { timeout: 45_000 };
const JOIN_LIMIT = { timeout: 60_000 };
/** Of the prices alone: a dashboard has other figures too, not all of which move each second. */
const PRICES = ".tile[data-tile$='-USDT']";
const FIGURE_TIMES = `${PRICES} time[data-part=time]`;

/** The texts of the prices by their key. */
export function figures(page) {
  return page.$$eval(PRICES, (tiles) =>
    Object.fromEntries(
      tiles.map((tile) => [tile.dataset.tile, tile.querySelector("[data-part=value]").textContent]),
    ),
  );
}

export function expectSevenPrices(texts) {
  const prices = Object.values(texts);
  expect(prices.length === 7, `seven figures, not ${prices.length}`);
  const odd = Object.entries(texts).filter(([, text]) => !/^[0-9.,]*[1-9][0-9.,]*$/.test(text));
  expect(odd.length === 0, `these are no prices: ${JSON.stringify(odd)}`);
}

/** Waits until the page says, in its own language, that it is live. */
export async function becomesLive(page) {
  await page.locator("[data-connection=live]").waitFor(JOIN_LIMIT);
  const word = await page.locator("[data-connection] [data-part=label]").textContent();
  const language = await page.evaluate(() => document.documentElement.lang);
  expect(word === LIVE_WORDS[language], `the word for live in ${language} is not "${word}"`);
}

/** Opens the dashboard and sees figures change by push; gives the page. */
export async function watchesFigures(visitor, language) {
  const page = await step(`${language}: opens the dashboard`, () =>
    visitor.open(`/${language}/dashboards/crypto`),
  );
  await step(`${language}: it has seven prices`, async () => expectSevenPrices(await figures(page)));
  await step(`${language}: it says that it is simulated`, () =>
    page.getByText("SIMULATED").first().waitFor(),
  );
  await step(`${language}: it becomes live`, () => becomesLive(page));
  await step(`${language}: a figure moves by push`, () => seesOneMove(page));
  await step(`${language}: all are renewed`, () => seesAllRenewed(page));
  return page;
}

/** Sees at least one figure change on the page as it is. */
export async function seesOneMove(page, limit = PUSH_LIMIT) {
  const before = await figures(page);
  const isStill = await remember(page);
  await page.waitForFunction(hasMoved, [PRICES, before], limit);
  await isStill();
}

/** Sees every figure renewed, even those whose price has not moved meanwhile. */
export async function seesAllRenewed(page) {
  const before = await page.$$eval(FIGURE_TIMES, (times) => times.map((time) => time.dateTime));
  expect(before.length === 7, `seven figures have their time, not ${before.length}`);
  await page.waitForFunction(areAllNewer, [FIGURE_TIMES, before], PUSH_LIMIT);
  expectSevenPrices(await figures(page));
}

/** Runs in the page. */
function hasMoved([selector, before]) {
  const tiles = Array.from(document.querySelectorAll(selector));
  return tiles.some(
    (tile) => tile.querySelector("[data-part=value]").textContent !== before[tile.dataset.tile],
  );
}

/** Runs in the page. */
function areAllNewer([selector, before]) {
  const times = Array.from(document.querySelectorAll(selector));
  return times.every((time, i) => Date.parse(time.dateTime) > Date.parse(before[i]));
}

/** Sees a report appear at the top of open lists in both languages, and reads it from there. */
export async function seesReportAppear(visitor, publisher, name) {
  const [english, vietnamese] = await step("opens the lists of reports", () =>
    Promise.all(LANGUAGES.map((language) => openList(visitor, language))),
  );
  const report = await step("publishes a report through the API", () => publisher.publish(name));
  await step("it appears on both lists", () =>
    Promise.all([appears(english, report), appears(vietnamese, report)]),
  );
  for (const { page, language } of [english, vietnamese]) {
    await step(`${language}: reads it`, () => reads(visitor, page, language, report));
    await step(`${language}: finds it on the list`, () => findsAgain(visitor, page, language, report));
  }
}

async function openList(visitor, language) {
  const page = await visitor.open(`/${language}/reports`);
  await becomesLive(page);
  return { page, language, isStill: await remember(page) };
}

async function appears({ page, language, isStill }, report) {
  await page.locator(top(report)).waitFor(PUSH_LIMIT);
  const title = await page.locator(`${top(report)} [data-part=title]`).textContent();
  expect(title === report.texts[language].title, `${language}: its title is "${title}"`);
  const said = await page.locator("[role=status][aria-live=polite][data-announcer]").textContent();
  expect(said.includes(title), `${language}: a listener hears "${said}"`);
  await isStill();
}

async function reads(visitor, page, language, report) {
  const text = report.texts[language];
  const link = page.locator(`${top(report)} a[data-part=title]`);
  await visitor.follow(page, link, `/${language}/reports/${report.slug}`);
  const title = await page.locator("article h1").textContent();
  expect(title === text.title, `its title is "${title}"`);
  const prose = await page.locator("article .prose").textContent();
  expect(prose.includes(text.body.replaceAll("*", "")), `its text is "${prose.trim()}"`);
}

async function findsAgain(visitor, page, language, report) {
  await visitor.follow(page, page.locator("nav.menu a").last(), `/${language}/reports`);
  await page.locator(top(report)).waitFor();
}

/** The place of the newest report on a list. */
function top(report) {
  return `[data-reports] > :first-child[data-report="${report.slug}"]`;
}

/** Later tells whether the page was loaded anew, or has asked for anything but its pushes. */
async function remember(page) {
  await page.evaluate(() => (window.remembered = true));
  const requests = page.requests.length;
  return async () => {
    expect(await page.evaluate(() => window.remembered === true), "the page was loaded anew");
    const asked = page.requests.slice(requests).map((request) => request.url());
    const others = asked.filter((url) => !new URL(url).pathname.startsWith("/connection/"));
    expect(others.length === 0, `the page has asked for ${others}`);
  };
}
