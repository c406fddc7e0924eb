/** Light, dark, or as the system has it: chosen by the reader and remembered. */

export type Theme = "system" | "light" | "dark";

const KEY = "bulletin-theme";
/** As in tokens.css. */
const PAPER = { light: "#fbfaf7", dark: "#141412" } as const;
const ORDER: readonly Theme[] = ["system", "light", "dark"];

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === "system") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  for (const bar of root.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const system = bar.media.includes("dark") ? "dark" : "light";
    bar.content = PAPER[theme === "system" ? system : theme];
  }
}

/** Makes the switch go through the themes. A theme that cannot be stored holds for this page. */
export function mountThemeSwitch(root: HTMLElement, button: HTMLElement, label: (theme: Theme) => string): void {
  let theme = chosenTheme();
  const text = button.querySelector("[data-part=label]");
  const show = () => {
    applyTheme(root, theme);
    if (text !== null) {
      text.textContent = label(theme);
    }
    button.title = label(theme);
  };
  button.addEventListener("click", () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? "system";
    store(theme);
    show();
  });
  show();
  button.hidden = false;
}

function store(theme: Theme): void {
  try {
    if (theme === "system") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, theme);
    }
  } catch {
    // Storage is switched off: the choice ends with the page.
  }
}
