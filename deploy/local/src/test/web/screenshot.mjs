/** Starts the suite, takes pictures of every page, and ends what it has started. */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./chromium.mjs";
import { becomesLive, LANGUAGES, seesOneMove } from "./reading.mjs";
import { readerPlaces, studioPlaces } from "./places.mjs";
import { signIn } from "./signing.mjs";
import { Suite } from "./suite.mjs";
import { Visitor } from "./visitor.mjs";

const USAGE = `./deploy/local/screenshot [options]
  --out DIR   where the pictures go; default: deploy/local/target/screenshots
  --readme    also the picture of the README, deploy/local/dashboard.png
  --help      this text`;

const local = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const THEMES = ["light", "dark"];
const WIDTHS = [360, 1280];
const HEIGHT = 800;

const options = read();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const suite = await Suite.start(join(local, "run"));
const browser = await launch();
try {
  if (options.readme) {
    await pictureReadme();
  }
  await pictureEverything(resolve(options.out));
} finally {
  await browser.close();
  await suite.stop();
}
process.exit();

function read() {
  try {
    return parseArgs({
      options: {
        out: { type: "string", default: join(local, "target/screenshots") },
        readme: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (problem) {
    console.error(`screenshot: ${problem.message}\n${USAGE}`);
    process.exit(64);
  }
}

/** The slug of a report that is in both languages, with which the list begins. */
async function newestReport() {
  const page = await arrive("light", 1280);
  await page.goto("/en/reports");
  const path = await page.locator("[data-reports] a[data-part=title]").first().getAttribute("href");
  await page.context().close();
  return path.split("/").pop();
}

async function pictureReadme() {
  const page = await arrive("light", 1280);
  await page.goto("/en/dashboards/crypto");
  await becomesLive(page);
  await seesOneMove(page);
  await picture(page, join(local, "dashboard.png"));
}

async function pictureEverything(folder) {
  mkdirSync(folder, { recursive: true });
  const report = await newestReport();
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      const page = await arrive(theme, width);
      for (const language of LANGUAGES) {
        for (const [name, path] of Object.entries(readerPlaces(language, { report }))) {
          await page.goto(path);
          await settle(page);
          await picture(page, join(folder, `${name}-${language}-${theme}-${width}.png`));
        }
      }
      await page.context().close();
      await pictureStudio(folder, theme, width, report);
    }
  }
}

/** In the language that the browser asks for. */
async function pictureStudio(folder, theme, width, report) {
  for (const language of LANGUAGES) {
    const page = await arrive(theme, width, language);
    await signIn(page, suite.password);
    for (const [name, path] of Object.entries(studioPlaces(report))) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await picture(page, join(folder, `${name}-${language}-${theme}-${width}.png`));
    }
    await page.context().close();
  }
}

async function arrive(theme, width, language = "en") {
  const visitor = await Visitor.arrive(browser, suite.origin, {
    colorScheme: theme,
    locale: language,
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width, height: HEIGHT },
  });
  return visitor.context.newPage();
}

/** Pages with rooms are live and figures have moved before they are pictured, where there are any. */
async function settle(page) {
  if ((await page.locator("body:not([data-rooms='']) [data-connection]").count()) > 0) {
    await becomesLive(page);
  }
  if ((await page.locator("[data-tile]").count()) > 0) {
    await seesOneMove(page);
  }
}

async function picture(page, path) {
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
  console.log(path);
}
