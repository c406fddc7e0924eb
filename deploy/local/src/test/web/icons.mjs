/**
 * Draws the icons of the installed site anew from favicon.svg: node icons.mjs. They are committed,
 * so that building needs no browser.
 */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";

const assets = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../../gateway/src/main/web/assets");
const svg = readFileSync(join(assets, "favicon.svg"), "utf8");
/** Systems cut a shape of their own out of it, and leave the middle. */
const bleeding = svg.replace(' rx="6"', "").replace(/(<path.*\/>)/, '<g transform="translate(4 4) scale(.75)">$1</g>');

const browser = await launch();
try {
  const page = await browser.newPage();
  await draw(page, "icon-180", bleeding, 180);
  await draw(page, "icon-192", svg, 192);
  await draw(page, "icon-512", svg, 512);
  await draw(page, "maskable-512", bleeding, 512);
} finally {
  await browser.close();
}
process.exit();

async function draw(page, name, picture, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`);
  await page.screenshot({ path: join(assets, `${name}.png`), omitBackground: true });
}
