import { Hub } from "../Shared/hub";
import { postJson, readJson } from "../Shared/http";
import { HubTransport } from "../Shared/hubTransport";
import { Outbox } from "../Shared/outbox";
import { readReply, type Reply, SignInNeeded } from "../Shared/reply";
import type { SheetState } from "../Shared/sheetState";
import { Countdown } from "./countdown";
import { element, fill, type OwnServerSheet, type RoundStatus, type TabletScript } from "./tabletScript";

/** What every page of the tablet has: the outbox, the hub, the round's state, and the quiet lines that tell about them. */
export class Tablet {
  private readonly submitted = new Map<string, boolean>();
  private readonly listeners = new Set<() => void>();
  private readonly countdown: Countdown;
  private otherExpert: string | null = null;

  private constructor(readonly script: TabletScript, readonly outbox: Outbox, private readonly hub: Hub) {
    this.status = script.status;
    this.countdown = new Countdown(script.text);
    this.countdown.update(script.status, Date.now());
    for (const sheet of script.sheets) this.submitted.set(sheet.sheet, sheet.isSubmitted);
  }

  /** How the round stood when last heard of. */
  status: RoundStatus;

  /** Opens the device's records and the connection. Rejects when the device cannot keep marks; the page then says so. */
  static async open(script: TabletScript): Promise<Tablet> {
    const hub = new Hub(`/hubs/tablet?expert=${encodeURIComponent(script.expert)}`);
    let outbox: Outbox;
    try {
      outbox = await Outbox.open({ user: script.user, round: script.round, transport: new HubTransport(hub, "/tablet/sheets/save") });
      for (const sheet of script.sheets) await outbox.load(sheet.sheet, sheet);
    } catch (error) {
      showBanner("storage-banner", script.text.storageError!);
      throw error;
    }
    const tablet = new Tablet(script, outbox, hub);
    tablet.listen();
    return tablet;
  }

  /** Whether marks may be changed as far as the round goes. */
  get isOpen(): boolean {
    return this.status.state === "Open" && this.otherExpert === null;
  }

  isSubmitted(sheet: string): boolean {
    return this.submitted.get(sheet) ?? false;
  }

  /** Whether the sheet still is this expert's, by the server's last word. */
  isMine(sheet: string): boolean {
    return this.submitted.has(sheet);
  }

  /** Calls back when round, submissions or assignments changed. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Submits a sheet or takes that back. The same request id may be sent again and is carried out once. */
  async move(act: "Submit" | "Reopen", sheet: string, version: number, requestId: string): Promise<Reply> {
    const request = { requestId, round: this.script.round, sheet, version };
    const answer = this.hub.state === "online"
      ? await this.hub.invoke<unknown>(act, request).catch(() => postJson(`/tablet/sheets/${act.toLowerCase()}`, request))
      : await postJson(`/tablet/sheets/${act.toLowerCase()}`, request);
    const reply = readReply(answer);
    if (reply.refusal === null) this.submitted.set(sheet, act === "Submit");
    else if (reply.current) {
      this.submitted.set(sheet, (reply.current as OwnServerSheet).isSubmitted);
      await this.outbox.load(sheet, reply.current);
    }
    this.changed();
    return reply;
  }

  private listen(): void {
    const { outbox, hub } = this;
    hub.on("RoundChanged", () => void this.look());
    hub.on("AssignmentsChanged", () => void this.look());
    hub.on<number>("SheetsChanged", (eventNumber) => {
      // Most often this is the echo of this page's own save, whose answer is on its way.
      setTimeout(() => {
        if (!outbox.states().some((state) => (state.eventNumber ?? 0) >= eventNumber)) void this.look();
      }, 500);
    });
    // No message is repeated: after every break everything that may have been missed is read again.
    hub.onState(() => void this.look());
    outbox.subscribeStatus(() => this.showWay());
    hub.onState(() => this.showWay());
    window.addEventListener("focus", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.wake();
    });
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]:not([href^="#"], [target])') : null;
      if (!link || (navigator.onLine && hub.state === "online")) return;
      event.preventDefault();
      void this.follow(link.href);
    });
    hub.start();
    this.showRound();
  }

  /** Follows a link when the server answers. Without it the browser would swap the marks for its own error page. */
  private async follow(address: string): Promise<void> {
    try {
      await get("/tablet/status");
    } catch (error) {
      if (!(error instanceof SignInNeeded)) return showBanner("network-banner", this.script.text.offlineLink!);
    }
    location.assign(address);
  }

  private wake(): void {
    this.hub.tryNow();
    if (this.outbox.status.signInNeeded || !this.outbox.status.reachable) void this.outbox.resume();
  }

  /** Reads the round and the own sheets again. */
  private async look(): Promise<void> {
    try {
      const sentAt = Date.now();
      const status = (await get("/tablet/status")) as RoundStatus;
      if (status.expert !== this.script.expert) return await this.standAside(status.expert);
      const wasOpen = this.status.state === "Open";
      this.status = status;
      this.countdown.update(status, sentAt);
      const sheets = await get("/tablet/sheets");
      if (!Array.isArray(sheets)) return;
      this.submitted.clear();
      for (const sheet of sheets as OwnServerSheet[]) {
        this.submitted.set(sheet.sheet, sheet.isSubmitted);
        await this.outbox.load(sheet.sheet, sheet);
      }
      if (!wasOpen || this.outbox.states().some((state) => state.truth === "local")) await this.outbox.resume();
      this.showRound();
      this.changed();
    } catch (error) {
      // No network, or the session is over: the banner says which, and the next connection looks again.
      if (error instanceof SignInNeeded) this.showWay(true);
    }
  }

  /** Somebody else signed in in this browser: nothing of this page may be sent in that person's name. */
  private async standAside(expert: string): Promise<void> {
    this.otherExpert = expert;
    await this.hub.stop();
    await this.outbox.close();
    showSession(fill(this.script.text.otherExpert, expert), this.script.text.signInAgain!);
    this.changed();
  }

  private showWay(sessionIsOver = this.hub.state === "signInNeeded" || this.outbox.status.signInNeeded): void {
    if (this.otherExpert !== null) return;
    const { text } = this.script;
    showSession(sessionIsOver ? text.signInNeeded! : "", text.signInAgain!);
    const offline = !sessionIsOver && this.hub.state === "offline";
    showBanner("network-banner", offline || !this.outbox.status.reachable ? text.offline! : "");
    showBanner("storage-banner", this.outbox.status.storageError ? text.storageError! : "");
  }

  private showRound(): void {
    const { text } = this.script;
    const words = { Planned: text.planned, Open: "", Paused: text.paused, Closed: text.closed }[this.status.state] ?? "";
    showBanner("round-banner", [words, this.status.message ?? ""].filter((part) => part !== "").join(" "));
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Says on the chip where the marks are, and on tap by which entry of the ledger. */
export class TruthChip {
  private readonly chip = element<HTMLButtonElement>("truth");
  private readonly detail = document.createElement("span");

  constructor(private readonly text: TabletScript["text"]) {
    this.detail.className = "truth-detail";
    this.detail.setAttribute("role", "status");
    this.detail.hidden = true;
    const frame = document.createElement("span");
    frame.className = "truth-frame";
    this.chip.replaceWith(frame);
    frame.append(this.chip, this.detail);
    this.chip.addEventListener("click", () => { this.detail.hidden = !this.detail.hidden; });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!frame.contains(target as Node)) this.detail.hidden = true;
    });
  }

  show(truth: SheetState["truth"] | "editing" | "none", state: SheetState | null = null): void {
    this.chip.dataset.truth = truth;
    this.chip.textContent = this.text[`truth_${truth}`] ?? "";
    const entry = truth === "durable" && state?.eventNumber ? fill(this.text.eventNumber, state.eventNumber, state.version) : "";
    this.detail.textContent = entry || state?.refused?.message || this.text[`truthHelp_${truth}`] || this.text.truthHelp_local || "";
  }
}

export function showBanner(id: string, words: string): void {
  const banner = element(id);
  if (banner.textContent !== words) banner.textContent = words;
  banner.hidden = words === "";
}

function showSession(words: string, link: string): void {
  const banner = element("session-banner");
  banner.querySelector("span")!.textContent = words;
  banner.querySelector("a")!.textContent = link;
  banner.hidden = words === "";
}

async function get(url: string): Promise<unknown> {
  return readJson(await fetch(url, {
    credentials: "same-origin", cache: "no-store", headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  }));
}

/** 128 random bits that name a request. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
