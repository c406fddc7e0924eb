/** How the page stands to its rooms, as the reader is told. */
import { setText } from "./time";
import { say, type Words } from "./words";

export type ConnectionState = "connecting" | "live" | "reconnecting" | "offline";

export type ConnectionEvent =
  /** Every room of the page is subscribed. */
  | "joined"
  /** The connection or a room is away, and being tried again. */
  | "lost"
  /** Tried for too long to be called a moment. */
  | "overdue"
  /** The server has said that trying again is of no use. */
  | "refused";

export function next(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  switch (event) {
    case "joined":
      return "live";
    case "lost":
      return state === "live" ? "reconnecting" : state;
    case "overdue":
      return state === "live" ? "live" : "offline";
    case "refused":
      return "offline";
  }
}

/** Keeps the state and shows it; "overdue" comes by itself. */
export class Connection {
  private state: ConnectionState = "connecting";
  private overdue: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly show: (state: ConnectionState) => void,
    private readonly patience: number,
  ) {
    show(this.state);
    this.watch();
  }

  handle(event: ConnectionEvent): void {
    const before = this.state;
    this.state = next(before, event);
    if (this.state !== before) {
      this.show(this.state);
      this.watch();
    }
  }

  private watch(): void {
    clearTimeout(this.overdue);
    if (this.state === "connecting" || this.state === "reconnecting") {
      this.overdue = setTimeout(() => this.handle("overdue"), this.patience);
    }
  }
}

/** Shows a state in the page's mark, by shape and by word. */
export function showConnection(words: Words, element: HTMLElement | null): (state: ConnectionState) => void {
  return (state) => {
    if (element === null) {
      return;
    }
    element.hidden = false;
    element.dataset.connection = state;
    const label = element.querySelector("[data-part=label]");
    if (label !== null) {
      setText(label, say(words, state));
    }
  };
}
