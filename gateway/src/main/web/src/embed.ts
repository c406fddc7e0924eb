/**
 * The script of a panel in a frame of another site: keeps its figures alive, and touches nothing of
 * what browsers store, which they may refuse to a frame.
 */
import { goLive } from "./alive";
import { localizeTimes } from "./time";
import { readWords } from "./words";

localizeTimes(document, document.documentElement.lang);
goLive(document, readWords(document.body));
