/** The scenarios of finding and reading reports. */
import { longReport } from "./long-report.mjs";
import { Publisher } from "./publisher.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const NARROW = { width: 320, height: 640 };

/** Searches without a script and with one, by the field in the head and on the page. */
export async function search({ browser, origin, token }) {
  const word = await publishNamed(origin, token, "search");
  for (const javaScriptEnabled of [false, true]) {
    const visitor = await Visitor.arrive(browser, origin, { javaScriptEnabled });
    await step(`finds a report, ${javaScriptEnabled ? "with" : "without"} scripts`, () => finds(visitor, word));
    await visitor.leave();
  }
}

async function finds(visitor, word) {
  const page = await visitor.open("/en/");
  await ask(page, "header input[name=q]", word);
  const hit = page.locator(".hits a").first();
  expect((await hit.textContent()).includes(word), "the report is not the first");
  expect((await page.locator(".hits mark").count()) > 0, "nothing is marked");
  await ask(page, "#query", "nothinglikethis");
  expect((await page.locator(".empty li").count()) === 3, "there is no advice");
  await ask(page, "#query", word);
  await visitor.follow(page, page.locator(".hits a").first(), `/en/reports/${await slugOf(page)}`);
  expect((await page.locator("article h1").textContent()).includes(word), "it is another report");
}

async function ask(page, field, words) {
  await page.fill(field, words);
  await page.press(field, "Enter");
  await page.waitForURL((url) => url.pathname === "/en/search" && url.searchParams.get("q") === words);
  await page.waitForLoadState();
}

async function slugOf(page) {
  return (await page.locator(".hits a").first().getAttribute("href")).split("/").pop();
}

/** The contents follow the reading, and lead to their headings. */
export async function contents({ browser, origin, token }) {
  const slug = await longReport(new Publisher(origin, token), "contents");
  const visitor = await Visitor.arrive(browser, origin, { viewport: { width: 1280, height: 700 } });
  const page = await visitor.open(`/en/reports/${slug}`);
  await step("no heading is read yet", async () => expect((await read(page)) === null, "one is marked"));
  await step("the marked line follows", async () => {
    for (const name of ["Second part", "Third part", "First part"]) {
      await page.locator(".prose h2", { hasText: name }).evaluate((heading) => heading.scrollIntoView());
      await waitForRead(page, name);
    }
  });
  await step("a line leads to its heading", async () => {
    const line = page.locator(".contents-wide a", { hasText: "Third part" });
    await line.click();
    await waitForRead(page, "Third part");
    expect(page.url().endsWith(await line.getAttribute("href")), `the address is ${page.url()}`);
  });
  await step("leaves without a fault", () => visitor.leave());
}

function read(page) {
  return page.evaluate(() => document.querySelector("[data-contents] [aria-current]")?.textContent ?? null);
}

function waitForRead(page, name) {
  return page.waitForFunction(
    (wanted) => document.querySelector("[data-contents] [aria-current]")?.textContent === wanted,
    name,
  );
}

/** The other language of a report opens at the heading that was read. */
export async function keepsPlace({ browser, origin, token }) {
  const slug = await longReport(new Publisher(origin, token), "place");
  const visitor = await Visitor.arrive(browser, origin, { viewport: NARROW });
  const page = await visitor.open(`/en/reports/${slug}`);
  await step("reads on to the third part", async () => {
    await page.locator(".prose h2").nth(2).evaluate((heading) => heading.scrollIntoView());
    await waitForRead(page, "Third part");
  });
  await step("changes the language and is there", async () => {
    await visitor.follow(page, page.locator(".reading-bar a[lang=vi]"), `/vi/reports/${slug}`);
    await waitForRead(page, "Phần ba");
    const top = await page.locator(".prose h2").nth(2).evaluate((heading) => heading.getBoundingClientRect().top);
    expect(top >= 0 && top < NARROW.height / 2, `the heading is at ${top}`);
    expect(!page.url().includes("part:"), `the address is ${page.url()}`);
  });
  await step("no page of finding and reading is wider than a small phone", async () => {
    for (const path of [`/vi/reports/${slug}`, "/vi/search", "/vi/search?q=phần", "/en/reports?tag=test", "/en/reports"]) {
      await page.goto(path);
      const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
      expect(width <= NARROW.width, `${path} is ${width} wide`);
    }
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** A chart is read by keyboard and by pointer, and its series are hidden and shown. */
export async function chart({ browser, origin, token }) {
  const slug = await longReport(new Publisher(origin, token), "chart");
  const visitor = await Visitor.arrive(browser, origin, { reducedMotion: "reduce" });
  const page = await visitor.open(`/en/reports/${slug}`);
  const stage = page.locator(".chart-stage").first();
  const tip = page.locator(".chart-tip").first();
  await step("is silent at first", async () => expect(await tip.isHidden(), "a tooltip is shown"));
  await step("reads by keyboard", async () => {
    await stage.focus();
    await page.keyboard.press("ArrowRight");
    const first = await tip.textContent();
    expect(first.includes("Bitcoin") && first.includes("Ether"), `it says ${first}`);
    await page.keyboard.press("End");
    expect((await tip.textContent()) !== first, "it says the same of the last place");
    await page.keyboard.press("Escape");
    expect(await tip.isHidden(), "the tooltip stays");
  });
  await step("hides and shows a series", async () => {
    const toggle = page.locator(".chart-legend button").nth(1);
    const series = page.locator(".chart-wide .chart-series[data-series='1']").first();
    await toggle.click();
    expect(await series.isHidden(), "the series is still there");
    await toggle.click();
    expect(await series.isVisible(), "the series does not come back");
  });
  await step("reads by pointer", async () => {
    await stage.hover();
    expect((await tip.textContent()).includes("Bitcoin"), "there is no reading");
  });
  await step("reads slices by keyboard and by pointer", () => readsSlices(page.locator("figure.chart-doughnut")));
  await step("reads a gauge by keyboard and by pointer", () => readsGauge(page.locator("figure.chart-gauge")));
  await step("leaves without a fault", () => visitor.leave());
}

async function readsSlices(figure) {
  const tip = figure.locator(".chart-tip");
  await figure.locator(".chart-stage").focus();
  await figure.page().keyboard.press("ArrowRight");
  await expectText(tip, "Share 75%Funds30 bn");
  await figure.page().keyboard.press("ArrowRight");
  await expectText(tip, "Share 25%Miners10 bn");
  await figure.page().keyboard.press("Escape");
  expect(await tip.isHidden(), "the tooltip stays");
  await figure.locator(".chart-wide [data-series='1'] path").hover();
  await expectText(tip, "Share 25%Miners10 bn");
  await figure.locator("figcaption").hover();
  expect(await tip.isHidden(), "the tooltip stays where nothing is");
}

async function readsGauge(figure) {
  const tip = figure.locator(".chart-tip");
  await figure.locator(".chart-stage").focus();
  await figure.page().keyboard.press("ArrowRight");
  await expectText(tip, "GreedMood63");
  await figure.page().keyboard.press("Escape");
  await figure.locator(".chart-stage").hover();
  await expectText(tip, "GreedMood63");
}

async function expectText(tip, wanted) {
  const said = await tip.textContent();
  expect((await tip.isVisible()) && said === wanted, `it says ${said}`);
}

/** A word that only one report has. */
async function publishNamed(origin, token, name) {
  const report = await new Publisher(origin, token).publish(name);
  return report.slug;
}
