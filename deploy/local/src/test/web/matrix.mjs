/**
 * Every page in every language, theme and width: nothing goes wrong, nothing is too wide, and
 * nothing breaks the rules of accessible pages or of HTML. A picture of each is kept.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOfHtml } from "./html.mjs";
import { longReport } from "./long-report.mjs";
import { embedPlaces, readerPlaces, studioPlaces } from "./places.mjs";
import { Publisher } from "./publisher.mjs";
import { becomesLive, LANGUAGES } from "./reading.mjs";
import { signIn } from "./signing.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = resolve(dirname(fileURLToPath(import.meta.url)), "../../../target/screenshots");
const THEMES = ["light", "dark"];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const WIDTHS = [360, 1280];
const FRAME_WIDTH = 200;
const HEIGHT = 800;
const TABS = 4;
/** What a page that is to say so answers with; its console repeats it. */
const EXPECTED_STATUS = { absent: 404, "embed-absent": 404, withdrawn: 410 };

export async function matrix({ browser, origin, token, password }) {
  mkdirSync(PICTURES, { recursive: true });
  const publisher = new Publisher(origin, token);
  const report = await longReport(publisher, "matrix");
  const withdrawn = await publisher.publishAndWithdraw("withdrawn");
  const session = await step("signs in", () => sessionOf(browser, origin, password));
  const visitors = [];
  const arrive = async (settings) => {
    const visitor = await Visitor.arrive(browser, origin, settings, isExpected);
    visitors.push(visitor);
    return visitor;
  };
  const work = [];
  for (const language of LANGUAGES) {
    for (const width of WIDTHS) {
      const settings = { locale: language, viewport: { width, height: HEIGHT } };
      const reader = await arrive({ ...settings, serviceWorkers: "allow" });
      const writer = await arrive({ ...settings, storageState: session });
      const look = { language, width };
      work.push(...visits(reader, look, readerPlaces(language, { report, withdrawn })));
      work.push(...visits(writer, look, studioPlaces(report)));
    }
    const frame = await arrive({ locale: language, viewport: { width: FRAME_WIDTH, height: HEIGHT } });
    work.push(...visits(frame, { language, width: FRAME_WIDTH }, embedPlaces(language)));
  }
  const found = { documents: new Map(), faults: [] };
  await Promise.all(Array.from({ length: TABS }, () => goThrough(work, found)));
  await step(`the HTML of ${found.documents.size} pages is validated`, async () =>
    found.faults.push(...(await faultsOfHtml(found.documents))),
  );
  visitors.forEach((visitor) => found.faults.push(...visitor.faults.map((fault) => JSON.stringify(fault))));
  expect(found.faults.length === 0, found.faults.join("\n"));
}

function isExpected({ page, kind, text }) {
  const status = Object.values(EXPECTED_STATUS).find((code) => text.includes(String(code)));
  const isDocument = kind === "console" || text.endsWith(page) || page === "about:blank";
  return status !== undefined && isDocument && ["status", "console"].includes(kind);
}

async function sessionOf(browser, origin, password) {
  const visitor = await Visitor.arrive(browser, origin);
  await signIn(await visitor.context.newPage(), password);
  const state = await visitor.context.storageState();
  await visitor.leave();
  return state;
}

function visits(visitor, look, places) {
  return Object.entries(places)
    .filter(([name]) => name !== "api" || isOfApi(look))
    .map(([name, path]) => ({ visitor, name, path, ...look }));
}

/** That page is long, and in both languages the same within its frame: each has one width. */
function isOfApi({ language, width }) {
  return (language === "vi") === (width === 360);
}

/** One tab, until nothing is left to do. What is wrong with one page keeps nobody from the next. */
async function goThrough(work, found) {
  for (let visit = work.shift(); visit !== undefined; visit = work.shift()) {
    const { name, language, width } = visit;
    try {
      await step(`${name}, ${language}, ${width} wide`, () => looksAt(visit, found.documents));
    } catch (problem) {
      found.faults.push(problem.message);
    }
  }
}

async function looksAt({ visitor, name, path, language, width }, documents) {
  const page = await visitor.context.newPage();
  const answer = await page.goto(path);
  const status = EXPECTED_STATUS[name] ?? 200;
  expect(answer.status() === status, `it answers ${answer.status()}`);
  if (!documents.has(`${name}-${language}`)) {
    documents.set(`${name}-${language}`, await answer.text());
  }
  await settle(page);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({
      path: join(PICTURES, `${name}-${language}-${theme}-${width}.png`),
      fullPage: true,
      animations: "disabled",
    });
    await obeys(page, theme);
  }
  await fits(page, width);
  await visitor.close(page);
}

/** A page with rooms is live. */
async function settle(page) {
  if ((await page.locator("body:not([data-rooms='']) [data-connection]").count()) > 0) {
    await becomesLive(page);
  } else {
    await page.waitForLoadState("networkidle");
  }
}

/** A tool that knows the rules for accessible pages has nothing to say. Themes differ in colours. */
async function obeys(page, theme) {
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(AXE);
  }
  const rules = theme === THEMES[0] ? {} : { runOnly: { type: "rule", values: COLOUR_RULES } };
  const { violations } = await page.evaluate((only) => axe.run({ resultTypes: ["violations"], ...only }), rules);
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3)}`);
  expect(violations.length === 0, `${theme}: ${said.join("; ")}`);
}

async function fits(page, wanted) {
  const { width, widest } = await page.evaluate(measure);
  expect(width <= wanted, `it is ${width} wide because of ${widest}`);
}

/** Runs in the page. */
function measure() {
  const right = (element) => element.getBoundingClientRect().right;
  const elements = Array.from(document.body.querySelectorAll("*")).sort((a, b) => right(b) - right(a));
  return { width: document.scrollingElement.scrollWidth, widest: elements[0]?.outerHTML.slice(0, 200) };
}
