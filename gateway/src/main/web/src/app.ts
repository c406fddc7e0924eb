/** The page's script: everything works without it; with it, the page is alive. */
import { goLive } from "./alive";
import { mountContents } from "./contents";
import { mountCopying } from "./copying";
import { Reports } from "./reports";
import { keepReports, listSaved } from "./saved";
import { loadChartsWhenSeen } from "./seen";
import { openStorage } from "./storage";
import { mountThemeSwitch } from "./theme";
import { localizeTimes } from "./time";
import { readWords, say } from "./words";
import { offerSnapshot } from "./writer";

const root = document.documentElement;
const language = root.lang;
const words = readWords(document.body);

function mountTheme(): void {
  const button = document.querySelector<HTMLElement>("[data-theme-switch]");
  const labels = { system: "themeSystem", light: "themeLight", dark: "themeDark" };
  if (button !== null) {
    mountThemeSwitch(root, button, (theme) => say(words, labels[theme]));
  }
}

function tellZone(): void {
  const note = document.querySelector("[data-zone]");
  if (note !== null) {
    const zone = new Intl.DateTimeFormat(language).resolvedOptions().timeZone;
    note.textContent = say(words, "zone", { zone });
  }
}

mountTheme();
tellZone();
localizeTimes(document, language);
mountContents(document);
void offerSnapshot(document, { storage: openStorage(), fetch: (...asked) => fetch(...asked) });
loadChartsWhenSeen(document);
goLive(document, words, { report: new Reports(document, language, words) });
mountCopying(document, words, navigator.clipboard as Clipboard | undefined);
void listSaved(document, language, globalThis.caches);
addEventListener("load", () => void keepReports(document, language, words));
