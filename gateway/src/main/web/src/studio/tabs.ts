/** One language at a time, where there is a script to change them. */
export class Tabs {
  private readonly tabs: HTMLElement[];

  constructor(private readonly form: HTMLElement) {
    this.tabs = Array.from(form.querySelectorAll<HTMLElement>("[data-switch] [role=tab]"));
  }

  mount(): void {
    const bar = this.form.querySelector<HTMLElement>("[data-switch]");
    if (bar === null) {
      return;
    }
    bar.hidden = false;
    this.form.classList.add("tabbed");
    for (const [index, tab] of this.tabs.entries()) {
      tab.addEventListener("click", () => this.show(tab));
      tab.addEventListener("keydown", (event) => this.move(event, index));
    }
    const first = this.tabs.find((tab) => this.hasFault(tab)) ?? this.tabs[0];
    if (first !== undefined) {
      this.show(first);
    }
  }

  private show(shown: HTMLElement): void {
    for (const tab of this.tabs) {
      const isShown = tab === shown;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      const section = this.section(tab);
      if (section !== null) {
        section.hidden = !isShown;
      }
    }
  }

  private move(event: KeyboardEvent, index: number): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : this.tabs.at((index + step) % this.tabs.length);
    if (next !== undefined) {
      event.preventDefault();
      this.show(next);
      next.focus();
    }
  }

  private hasFault(tab: HTMLElement): boolean {
    return (this.section(tab)?.querySelector("[aria-invalid]") ?? null) !== null;
  }

  private section(tab: HTMLElement): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(`[data-text=${tab.dataset.language}]`);
  }
}
