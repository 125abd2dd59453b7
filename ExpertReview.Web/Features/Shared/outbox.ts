import { backoff } from "./backoff";
import type { SheetContent } from "./contentHash";
import { OutboxStore } from "./outboxStore";
import { readReply, SignInNeeded, type Reply, type Save, type ServerSheet, type Transport, Unreachable } from "./reply";
import { answered, claimed, edited, isUnsent, loaded, released, resolved, type SheetRecord } from "./sheetRecord";
import { stateOf, type SheetState } from "./sheetState";

export interface OutboxOptions {
  user: string;
  round: number;
  transport: Transport;
  databaseName?: string;
  /** Milliseconds before each repetition. */
  retryDelay?: (attempt: number) => number;
  /** Milliseconds after which a save without an answer is sent again. */
  sendTimeout?: number;
}

/** How the way to the server is. `storageError`: this device cannot keep values; tell the expert not to go on here. */
export interface OutboxStatus {
  reachable: boolean;
  signInNeeded: boolean;
  storageError: string | null;
}

/**
 * Keeps every change on this device first, then brings it to the server, for as long as it takes. One save per sheet is
 * under way; changes made meanwhile go together in the next one. Tabs of one browser share the records: a lease in them
 * lets one tab send (Web Locks would need https), and a BroadcastChannel, where there is one, shows each the other's changes.
 */
export class Outbox {
  /** This page: names who changed what the expert sees. */
  private readonly tab = newId();
  /** This tab, also after a reload: names who holds the right to send. */
  private readonly holder = tabAcrossReloads();
  private readonly store: OutboxStore;
  private readonly records = new Map<string, SheetRecord>();
  private readonly received = new Set<string>();
  private readonly listeners = new Set<(state: SheetState) => void>();
  private readonly statusListeners = new Set<(status: OutboxStatus) => void>();
  private readonly sending = new Map<string, { again: boolean }>();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly attempts = new Map<string, number>();
  private readonly channel: BroadcastChannel | null;
  private readonly transport: Transport;
  private readonly retryDelay: (attempt: number) => number;
  private readonly sendTimeout: number;
  private closed = false;
  private current: OutboxStatus = { reachable: true, signInNeeded: false, storageError: null };

  private constructor(options: OutboxOptions) {
    const name = options.databaseName ?? "expertreview-outbox";
    this.store = new OutboxStore(options.user, options.round, name);
    this.transport = options.transport;
    this.retryDelay = options.retryDelay ?? backoff;
    this.sendTimeout = options.sendTimeout ?? 15_000;
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(`${name}/${options.user}/${options.round}`) : null;
    this.channel?.addEventListener("message", ({ data }: MessageEvent<string>) => void this.reread(data));
  }

  /** Opens the records that this device holds and goes on sending what is unsent. */
  static async open(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options);
    for (const record of await outbox.store.all()) {
      outbox.records.set(record.sheet, record);
      outbox.send(record.sheet);
    }
    return outbox;
  }

  get status(): OutboxStatus {
    return this.current;
  }

  /** Tells the outbox what the server holds: at page load, after submit or return, on news of another device. */
  load(sheet: string, onServer: ServerSheet): Promise<SheetState> {
    return this.change(sheet, (record) => loaded(record, onServer, this.tab));
  }

  /** Keeps the expert's values. Returns when they are committed on this device; rejects when the device cannot keep them. */
  put(sheet: string, content: SheetContent): Promise<SheetState> {
    const seen = this.records.get(sheet)?.revision ?? 0;
    return this.change(sheet, (record) => edited(record, content, this.tab, seen));
  }

  /** Ends a conflict by the expert's choice. */
  resolve(sheet: string, choice: "mine" | "theirs"): Promise<SheetState> {
    return this.change(sheet, (record) => resolved(record, choice, this.tab));
  }

  state(sheet: string): SheetState | null {
    const record = this.records.get(sheet);
    return record ? stateOf(record, this.received) : null;
  }

  states(): SheetState[] {
    return [...this.records.values()].map((record) => stateOf(record, this.received));
  }

  /** Calls back on every change of a sheet, from this tab, another tab or the server. Returns the way to stop. */
  subscribe(listener: (state: SheetState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  subscribeStatus(listener: (status: OutboxStatus) => void): () => void {
    this.statusListeners.add(listener);
    return () => void this.statusListeners.delete(listener);
  }

  /** Waits until a sheet is 已入账, or needs the expert: conflict, refused. To be awaited before submitting. */
  settled(sheet: string): Promise<SheetState> {
    const isSettled = (state: SheetState) => state.truth !== "local" && state.truth !== "received";
    const now = this.state(sheet);
    if (now && isSettled(now)) return Promise.resolve(now);
    return new Promise((resolve) => {
      const stop = this.subscribe((state) => {
        if (state.sheet !== sheet || !isSettled(state)) return;
        stop();
        resolve(state);
      });
    });
  }

  /** Tries everything unsent at once, refused values too: the network is back, or the round is open again. */
  async resume(): Promise<void> {
    for (const [sheet, record] of [...this.records]) {
      this.attempts.delete(sheet);
      if (!isUnsent(record) && !record.refused) continue;
      await this.change(sheet, (found) => (found.refused ? { ...found, refused: null } : found));
    }
  }

  /** At sign-out: leaves nothing on a shared device but what was never sent. */
  async forgetSettled(): Promise<void> {
    await this.store.forgetSettled();
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.channel?.close();
    await this.store.close();
  }

  private async change(sheet: string, transition: (record: SheetRecord) => SheetRecord): Promise<SheetState> {
    const record = await this.store.update(sheet, transition);
    this.show(record);
    this.channel?.postMessage(sheet);
    this.send(sheet);
    return stateOf(record, this.received);
  }

  private show(record: SheetRecord): void {
    this.records.set(record.sheet, record);
    const state = stateOf(record, this.received);
    for (const listener of [...this.listeners]) listener(state);
  }

  private async reread(sheet: string): Promise<void> {
    if (this.closed) return;
    try {
      const record = await this.store.read(sheet);
      if (record) this.show(record);
      this.send(sheet);
    } catch (error) {
      this.report({ storageError: String(error) });
    }
  }

  /** Starts sending a sheet, or lets the sender that is running look again. */
  private send(sheet: string): void {
    const running = this.sending.get(sheet);
    if (running) {
      running.again = true;
      return;
    }
    const record = this.records.get(sheet);
    if (this.closed || !record || !isUnsent(record)) return;
    clearTimeout(this.waiting.get(sheet));
    this.waiting.delete(sheet);
    const job = { again: true };
    this.sending.set(sheet, job);
    void this.sendWhileUnsent(sheet, job);
  }

  private async sendWhileUnsent(sheet: string, job: { again: boolean }): Promise<void> {
    try {
      while (job.again && !this.closed) {
        job.again = false;
        const save = await this.claim(sheet);
        if (!save) continue;
        job.again = await this.deliver(save);
        if (!job.again) this.sendLater(sheet);
      }
    } catch (error) {
      this.report({ storageError: String(error) });
      this.sendLater(sheet);
    } finally {
      this.sending.delete(sheet);
    }
  }

  /** The save to send now, or null: nothing to send, or another tab is at it. */
  private async claim(sheet: string): Promise<Save | null> {
    let mine = false;
    const now = Date.now();
    const lease = this.sendTimeout + 5_000;
    const record = await this.store.update(sheet, (found) => {
      // A lease that seems to last longer than any can is from before the clock was set back.
      const taken = found.lease && found.lease.holder !== this.holder && found.lease.until > now && found.lease.until <= now + lease;
      mine = isUnsent(found) && !taken;
      return mine ? claimed(found, this.holder, now + lease, newId) : found;
    });
    this.records.set(sheet, record);
    if (!mine && isUnsent(record)) this.sendLater(sheet, record.lease!.until - now);
    return mine ? record.inFlight : null;
  }

  /** Sends once. True: answered, look for more. False: not answered, to be tried again later. */
  private async deliver(save: Save): Promise<boolean> {
    const reply = await this.ask(save);
    const record = await this.store.update(save.sheet, (found) =>
      reply ? answered(found, save, reply, this.tab) : released(found, this.holder));
    this.report({ storageError: null });
    if (!reply) return false;
    this.attempts.delete(save.sheet);
    this.received.delete(save.saveId);
    this.show(record);
    this.channel?.postMessage(save.sheet);
    return true;
  }

  private async ask(save: Save): Promise<Reply | null> {
    try {
      const reply = readReply(await this.withinTimeout(this.transport.send(save, () => this.markReceived(save))));
      this.report({ reachable: true, signInNeeded: false });
      return reply;
    } catch (error) {
      this.report(error instanceof SignInNeeded ? { reachable: true, signInNeeded: true } : { reachable: false });
      return null;
    }
  }

  private markReceived(save: Save): void {
    const record = this.records.get(save.sheet);
    if (record?.inFlight?.saveId !== save.saveId) return;
    this.received.add(save.saveId);
    this.show(record);
  }

  private sendLater(sheet: string, wait?: number): void {
    if (this.closed) return;
    const attempt = this.attempts.get(sheet) ?? 0;
    if (wait === undefined) this.attempts.set(sheet, attempt + 1);
    clearTimeout(this.waiting.get(sheet));
    this.waiting.set(sheet, setTimeout(() => this.send(sheet), wait ?? this.retryDelay(attempt)));
  }

  private withinTimeout<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout>;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Unreachable("No answer in time.")), this.sendTimeout);
    });
    return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
  }

  private report(change: Partial<OutboxStatus>): void {
    const next = { ...this.current, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    for (const listener of [...this.statusListeners]) listener(next);
  }
}

/** 128 random bits; crypto.randomUUID exists on https only. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A duplicated tab inherits the id; both may then send, which the saveId makes harmless. */
function tabAcrossReloads(): string {
  if (typeof sessionStorage === "undefined") return newId();
  const id = sessionStorage.getItem("expertreview-tab") ?? newId();
  sessionStorage.setItem("expertreview-tab", id);
  return id;
}
