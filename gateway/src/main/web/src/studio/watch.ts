/** Figures that renew themselves while somebody looks at them. */
import { ageText, localizeTimes, setText } from "../time";
import { say, type Words } from "../words";
import { morph } from "./morph";

const PERIOD_MILLIS = 2_000;

export interface Surroundings {
  readonly fetch: (path: string) => Promise<Response>;
  readonly now: () => number;
  /** Runs it later, once. */
  readonly later: (millis: number, work: () => void) => void;
  readonly isHidden: () => boolean;
  /** Whether somebody is about to press one of the buttons in it. */
  readonly isHeld: (figures: HTMLElement) => boolean;
  readonly announce: (text: string) => void;
}

type State = "live" | "paused" | "held" | "away" | "ended";

/** The look of a connection, which the same states have everywhere. */
const LOOKS: Readonly<Record<State, string>> = {
  live: "live",
  paused: "connecting",
  held: "connecting",
  away: "reconnecting",
  ended: "offline",
};

export class Watch {
  private isPaused = false;
  private isEnded = false;
  private isAway = false;
  private renewedAt: number;

  constructor(
    private readonly figures: HTMLElement,
    private readonly words: Words,
    private readonly language: string,
    private readonly around: Surroundings,
  ) {
    this.renewedAt = around.now();
  }

  mount(): void {
    const button = this.page.querySelector<HTMLElement>("[data-watch-pause]");
    button?.addEventListener("click", () => this.pause(button));
    this.page.querySelectorAll<HTMLElement>("[data-watch-pause], [data-watch-state]").forEach((part) => (part.hidden = false));
    this.show();
    this.wait();
  }

  private get page(): Document {
    return this.figures.ownerDocument;
  }

  private pause(button: HTMLElement): void {
    this.isPaused = !this.isPaused;
    button.setAttribute("aria-pressed", String(this.isPaused));
    setText(button, say(this.words, this.isPaused ? "watchResume" : "watchPause"));
    this.show();
    this.around.announce(this.label());
  }

  private wait(): void {
    this.around.later(PERIOD_MILLIS, () => void this.turn());
  }

  /** One question at a time, and none while nobody looks or somebody is about to press a button. */
  async turn(): Promise<void> {
    if (!this.isPaused && !this.isHeld() && !this.around.isHidden()) {
      await this.renew();
    }
    this.show();
    if (!this.isEnded) {
      this.wait();
    }
  }

  /** Rows may change their places, but not under a finger. */
  private isHeld(): boolean {
    return this.around.isHeld(this.figures);
  }

  private async renew(): Promise<void> {
    const path = this.figures.dataset.watch ?? "";
    try {
      const answer = await this.around.fetch(path);
      if (answer.ok && !answer.redirected) {
        this.take(await answer.text());
      } else {
        this.fail(answer);
      }
    } catch {
      this.note(true);
    }
  }

  /** Whoever is signed out is led to where one signs in. */
  private fail(answer: Response): void {
    this.isEnded = answer.redirected || answer.status === 401 || answer.status === 403;
    this.note(true);
  }

  private take(html: string): void {
    const wanted = this.page.createElement("div");
    wanted.innerHTML = html;
    localizeTimes(wanted, this.language);
    for (const name of this.figures.getAttributeNames()) {
      wanted.setAttribute(name, this.figures.getAttribute(name) ?? "");
    }
    const missed = this.isIncomplete();
    morph(this.figures, wanted);
    this.renewedAt = this.around.now();
    this.note(false);
    if (this.isIncomplete() !== missed) {
      this.around.announce(say(this.words, missed ? "watchComplete" : "watchMissing"));
    }
  }

  private isIncomplete(): boolean {
    return this.figures.querySelector("[data-missing]") !== null;
  }

  /** Says once that the figures stand still, and once that they go on. */
  private note(isAway: boolean): void {
    if (this.isAway !== isAway) {
      this.isAway = isAway;
      this.around.announce(this.label());
    }
  }

  private state(): State {
    if (this.isEnded) {
      return "ended";
    }
    if (this.isPaused) {
      return "paused";
    }
    if (this.isAway) {
      return "away";
    }
    return this.isHeld() ? "held" : "live";
  }

  private label(): string {
    const age = ageText(this.words, this.around.now() - this.renewedAt);
    const state = this.state();
    return say(this.words, `watch${state.charAt(0).toUpperCase()}${state.slice(1)}`, { age });
  }

  private show(): void {
    const status = this.page.querySelector<HTMLElement>("[data-watch-state]");
    const label = status?.querySelector("[data-part=label]");
    if (status !== null && label != null) {
      status.dataset.connection = LOOKS[this.state()];
      setText(label, this.label());
    }
  }
}
