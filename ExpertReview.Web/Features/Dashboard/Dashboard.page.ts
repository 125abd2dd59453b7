import { Hub, type HubState } from "../Shared/hub";
import { LiveRanking } from "./liveRanking";
import { Fragment } from "./fragment";

/** News that the hub sends; the screen fetches what it may see. */
interface News {
  kind: "SheetSaved" | "AssignmentsChanged" | "RoundChanged" | "PresenceChanged" | "RankingChanged";
  eventNumber: number;
}

/** Spoken at most this often, in milliseconds: a screen reader must not drown in saves. */
const quietFor = 10_000;

const page = document.querySelector<HTMLElement>("#dashboard")!;
const live = page.querySelector<HTMLElement>("[data-live]")!;
const announcement = page.querySelector<HTMLElement>("[data-announcement]")!;
const hub = new Hub("/hubs/dashboard");
const progress = new Fragment(page.querySelector<HTMLElement>('[data-fragment="progress"]')!, showProgress, failed);
const rankingSection = page.querySelector<HTMLElement>("[data-ranking]");
const ranking = rankingSection ? new LiveRanking(rankingSection, page.dataset.textChanges!, failed) : null;

hub.on<News>("Changed", ({ kind }) => {
  if (kind === "RankingChanged") ranking?.refresh();
  else progress.refresh();
  if (kind === "RoundChanged") ranking?.refresh();
});
hub.onState((state) => {
  showState(state);
  if (state !== "online") return;
  // What happened while nobody listened is not repeated: watch, then fetch once.
  void hub.invoke<boolean>("Watch", page.dataset.round!).then(refreshAll, () => hub.tryNow());
});
hub.start();

const clock = page.querySelector<HTMLElement>("[data-closes-at]");
if (clock) {
  const skew = Date.parse(page.dataset.now!) - Date.now();
  const closesAt = Date.parse(clock.dataset.closesAt!);
  const tick = () => {
    clock.textContent = remaining(closesAt - Date.now() - skew);
  };
  tick();
  setInterval(tick, 1000);
}

function refreshAll(): void {
  progress.refresh();
  ranking?.refresh();
}

function showProgress(element: HTMLElement): void {
  const root = element.querySelector<HTMLElement>("[data-summary]");
  if (!root) return;
  announce(root.dataset.summary!);
  if (root.dataset.state !== page.dataset.state) page.querySelector<HTMLElement>("[data-stale]")!.hidden = false;
}

let spokenAt = -quietFor;
let waiting: number | null = null;
let latest = "";

/** Says the newest summary politely, now or when the quiet time is over. */
function announce(summary: string): void {
  if (summary === latest) return;
  latest = summary;
  if (waiting !== null) return;
  waiting = window.setTimeout(() => {
    waiting = null;
    spokenAt = performance.now();
    announcement.textContent = latest;
  }, Math.max(0, spokenAt + quietFor - performance.now()));
}

function showState(state: HubState): void {
  const texts: Record<HubState, [text: string, status: string]> = {
    connecting: [page.dataset.textConnecting!, ""],
    online: [page.dataset.textOnline!, "status-good"],
    offline: [page.dataset.textOffline!, "status-caution"],
    signInNeeded: [page.dataset.textSignInNeeded!, "status-bad"],
  };
  const [text, status] = texts[state];
  live.textContent = text;
  live.className = `status ${status}`;
  live.dataset.live = state;
}

/** A fetch that failed: the session is over, or the network is gone and the hub is about to notice. */
function failed(status: number | null): void {
  showState(status === 401 || status === 403 ? "signInNeeded" : "offline");
}

function remaining(milliseconds: number): string {
  if (milliseconds <= 0) return page.dataset.textOver!;
  const seconds = Math.floor(milliseconds / 1000);
  const days = Math.floor(seconds / 86_400);
  if (days >= 2) return page.dataset.textDays!.replace("{0}", String(days));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
