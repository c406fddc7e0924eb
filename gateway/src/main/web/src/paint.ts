/** Runs in the head, before anything is painted, so that the chosen theme never flashes. */
import { applyTheme, chosenTheme } from "./theme";

applyTheme(document.documentElement, chosenTheme());
