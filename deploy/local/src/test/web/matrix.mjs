/**
 * Every page in every language, theme and width: nothing goes wrong, nothing is too wide or too
 * small, and nothing breaks the rules of accessible pages or of HTML. A picture of each is kept.
 */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOfHtml } from "./html.mjs";
import { longReport } from "./long-report.mjs";
import { embedPlaces, readerPlaces, REFUSED_FORMS, studioPlaces } from "./places.mjs";
import { Publisher } from "./publisher.mjs";
import { becomesLive, LANGUAGES } from "./reading.mjs";
import { fits, fitsFingers, isAccessible, showsFocus } from "./rules.mjs";
import { signIn } from "./signing.mjs";
import { eventually, expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const PICTURES = resolve(dirname(fileURLToPath(import.meta.url)), "../../../target/screenshots");
const THEMES = ["light", "dark"];
const PHONE = 360;
const WIDTHS = [PHONE, 1280];
const FRAME = 200;
const SMALLEST = 320;
const HEIGHT = 800;
const TABS = 4;
const LATE = 503;
/** What a page that is to say so answers with; its console repeats it. */
const EXPECTED_STATUS = {
  absent: 404,
  "embed-absent": 404,
  withdrawn: 410,
  wrong: 400,
  ...Object.fromEntries(Object.keys(REFUSED_FORMS).map((name) => [name, 400])),
};

export async function matrix({ browser, origin, token, password }) {
  const publisher = new Publisher(origin, token);
  const report = await longReport(publisher, "matrix");
  const withdrawn = await publisher.publishAndWithdraw("withdrawn");
  const session = await step("signs in", () => sessionOf(browser, origin, password));
  const tour = new Tour(browser, origin, EXPECTED_STATUS);
  for (const look of looks()) {
    await tour.plan(look, readerPlaces(look.language, { report, withdrawn }), { serviceWorkers: "allow" });
    await tour.plan(look, { ...studioPlaces(report), ...REFUSED_FORMS }, { storageState: session });
  }
  for (const language of LANGUAGES) {
    await tour.plan({ language, width: FRAME }, embedPlaces(language));
  }
  await tour.take();
}

/** Every language in every width. */
export function looks() {
  return LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));
}

async function sessionOf(browser, origin, password) {
  const visitor = await Visitor.arrive(browser, origin);
  await signIn(await visitor.context.newPage(), password);
  const state = await visitor.context.storageState();
  await visitor.leave();
  return state;
}

/** Looks at pages, several side by side, and says at the end what is wrong with any of them. */
export class Tour {
  visitors = [];
  visits = [];
  documents = new Map();
  faults = [];

  /** @param statuses by the name of the page; of the others 200 */
  constructor(browser, origin, statuses) {
    this.browser = browser;
    this.origin = origin;
    this.statuses = statuses;
  }

  /** @param places the paths of the pages by their names, or the forms that are sent there */
  async plan(look, places, settings = {}) {
    const screen = { locale: look.language, viewport: { width: look.width, height: HEIGHT } };
    const tolerates = (fault) => isExpected(fault, [...Object.values(this.statuses), LATE]);
    const visitor = await Visitor.arrive(this.browser, this.origin, { ...screen, ...settings }, tolerates);
    this.visitors.push(visitor);
    Object.entries(places)
      .filter(([name]) => name !== "api" || isOfApi(look))
      .forEach(([name, path]) => this.visits.push({ visitor, name, path, ...look }));
  }

  async take() {
    mkdirSync(PICTURES, { recursive: true });
    await Promise.all(Array.from({ length: TABS }, () => this.goThrough()));
    await step(`the HTML of ${this.documents.size} pages is validated`, async () =>
      this.faults.push(...(await faultsOfHtml(this.documents))),
    );
    this.visitors.forEach((visitor) => this.faults.push(...visitor.faults.map((fault) => JSON.stringify(fault))));
    expect(this.faults.length === 0, this.faults.join("\n"));
  }

  /** One tab, until nothing is left to do. What is wrong with one page keeps nobody from the next. */
  async goThrough() {
    for (let visit = this.visits.shift(); visit !== undefined; visit = this.visits.shift()) {
      const { name, language, width } = visit;
      try {
        await step(`${name}, ${language}, ${width} wide`, () => this.looksAt(visit));
      } catch (problem) {
        this.faults.push(problem.message);
      }
    }
  }

  async looksAt({ visitor, name, path, language, width }) {
    const page = await visitor.context.newPage();
    try {
      const status = this.statuses[name] ?? 200;
      const answer = await opens(page, path, status);
      expect(answer.status() === status, `it answers ${answer.status()}`);
      this.documents.set(`${name}-${language}`, await answer.text());
      await settle(page);
      const wrong = [];
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({
          path: join(PICTURES, `${name}-${language}-${theme}-${width}.png`),
          fullPage: true,
          animations: "disabled",
        });
        await note(wrong, theme, isAccessible(page, { coloursOnly: theme !== THEMES[0] }));
      }
      await note(wrong, "wide", fits(page));
      await note(wrong, "keyboard", showsFocus(page));
      if (width === PHONE) {
        await note(wrong, "fingers", fitsFingers(page));
        await page.setViewportSize({ width: SMALLEST, height: HEIGHT });
        await note(wrong, "smallest", fits(page));
      }
      expect(wrong.length === 0, wrong.join("\n"));
    } finally {
      await visitor.close(page);
    }
  }
}

/** Asked for again while it cannot be made in time: the machine may have much else to do. */
function opens(page, path, wanted) {
  return eventually(async () => {
    const answer = await (path.form === undefined ? page.goto(path) : sendsEmpty(page, path));
    expect(answer.status() === wanted || answer.status() !== LATE, `it answers ${LATE}`);
    return answer;
  });
}

/** The browser itself would not send it. */
async function sendsEmpty(page, { path, form }) {
  const shown = await page.goto(path);
  expect(shown.status() !== LATE, `it answers ${LATE}`);
  page.leaving = true;
  const answered = page.waitForResponse((response) => response.request().method() === "POST" && response.request().isNavigationRequest());
  await page.locator(form).first().evaluate((element) => {
    element.noValidate = true;
    element.requestSubmit(element.querySelector("button:not([type=button])"));
  });
  const answer = await answered;
  await page.waitForLoadState();
  page.leaving = false;
  return answer;
}

/** Whoever mends a page wants to know all that is wrong with it. */
async function note(wrong, kind, look) {
  await look.catch((problem) => wrong.push(`${kind}: ${problem.message}`));
}

/** The page says so itself, and nothing that belongs to it. */
function isExpected({ kind, text }, statuses) {
  return ["document", "console"].includes(kind) && statuses.some((status) => text.includes(String(status)));
}

/** That page is long, and in both languages the same within its frame: each has one width. */
function isOfApi({ language, width }) {
  return (language === "vi") === (width === PHONE);
}

/** A page with rooms is live. */
async function settle(page) {
  if ((await page.locator("body:not([data-rooms='']) [data-connection]").count()) > 0) {
    await becomesLive(page);
  } else {
    await page.waitForLoadState("networkidle");
  }
}
