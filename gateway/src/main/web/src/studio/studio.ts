/** The studio's script: everything essential works without it. */
import { openStorage } from "../storage";
import { mountThemeSwitch } from "../theme";
import { localizeTimes } from "../time";
import { readWords, say } from "../words";
import { noteWriter } from "../writer";
import { ReportForm } from "./form";
import { Images } from "./images";
import { LivePreview } from "./preview";
import { Saving } from "./saving";
import { Server } from "./server";
import { Tabs } from "./tabs";

const root = document.documentElement;
const language = root.lang;
const words = readWords(root);

function mountTheme(): void {
  const button = document.querySelector<HTMLElement>("[data-theme-switch]");
  const labels = { system: "themeSystem", light: "themeLight", dark: "themeDark" };
  if (button !== null) {
    mountThemeSwitch(root, button, (theme) => say(words, labels[theme]));
  }
}

/** Browsers know some zones by a name that nobody there uses any more. */
const RENAMED: Readonly<Record<string, string>> = { "Asia/Saigon": "Asia/Ho_Chi_Minh" };

/** A time that is not chosen yet is meant as the writer's clock shows it. */
function mountZone(element: HTMLFormElement): void {
  const zone = element.querySelector<HTMLInputElement>("[data-zone]");
  const at = element.querySelector<HTMLInputElement>("input[name=at]");
  if (zone !== null && at?.value === "") {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    zone.value = RENAMED[own] ?? own;
  }
}

function mountEditor(element: HTMLFormElement): void {
  new Tabs(element).mount();
  const form = new ReportForm(element);
  if (form.isReading) {
    return;
  }
  const server = new Server(root);
  const sections = Array.from(element.querySelectorAll<HTMLElement>("[data-text]"));
  const previews = sections.map((section) => new LivePreview(section, server, words));
  const saving = new Saving(form, server, words, language, () => previews.forEach((preview) => preview.update(0)));
  saving.mount();
  previews.forEach((preview) => preview.mount());
  sections.forEach((section) => new Images(section, server, words, announce).mount());
  mountZone(element);
}

function announce(text: string): void {
  document.querySelector("[data-saving]")?.replaceChildren(text);
}

noteWriter(openStorage(), document.body.dataset.writes !== undefined);
mountTheme();
localizeTimes(document, language);
const editor = document.querySelector<HTMLFormElement>("form[data-editor]");
if (editor !== null) {
  mountEditor(editor);
}
