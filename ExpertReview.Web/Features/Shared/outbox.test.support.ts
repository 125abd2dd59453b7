import { contentHash, type SheetContent } from "./contentHash";
import { type Save, type ServerSheet, SignInNeeded, type Transport, Unreachable } from "./reply";

/** How the way to the server behaves for one send. */
export type Weather = "fine" | "offline" | "replyLost" | "portal" | "signedOut" | "wrongHash" | "closed" | "silent";

/** A server with the real rules (version guard, idempotent by saveId) behind a network that the test scripts. */
export class ScriptedServer implements Transport {
  readonly saves: Save[] = [];
  sheet: ServerSheet = { version: 0, eventNumber: null, contentHash: null, marks: {}, comment: "" };
  weather: Weather = "fine";
  /** What comes before `weather` for the next sends. */
  script: Weather[] = [];
  private readonly applied = new Map<string, ServerSheet>();
  private gate: Promise<void> = Promise.resolve();
  private events = 100;

  /** Holds all answers until the returned function is called. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => { open = resolve; });
    return open;
  }

  async send(save: Save, received: () => void): Promise<unknown> {
    const weather = this.script.shift() ?? this.weather;
    this.saves.push(structuredClone(save));
    if (weather === "offline") throw new Unreachable("offline");
    if (weather === "signedOut") throw new SignInNeeded();
    if (weather === "portal") return { success: true, login: "ok" };
    if (weather === "silent") return new Promise(() => {});
    if (weather === "closed") return { refusal: "RoundClosed", message: "本轮已关闭", current: null };
    received();
    await this.gate;
    const answer = this.apply(save);
    if (weather === "replyLost") throw new Unreachable("reply lost");
    return weather === "wrongHash" ? { ...answer, contentHash: "0".repeat(64) } : answer;
  }

  /** Another device saves. */
  saveFromElsewhere(content: SheetContent): void {
    this.store("K7Q-204", content);
  }

  private apply(save: Save): object {
    const earlier = this.applied.get(save.saveId);
    if (!earlier && save.baseVersion !== this.sheet.version)
      return { refusal: "SavedElsewhere", message: "该评分已在别处更新", current: this.sheet };
    const sheet = earlier ?? this.store(save.sheet, { marks: save.marks, comment: save.comment });
    this.applied.set(save.saveId, sheet);
    return { refusal: null, message: null, current: null, version: sheet.version, eventNumber: sheet.eventNumber, contentHash: sheet.contentHash };
  }

  private store(sheet: string, content: SheetContent): ServerSheet {
    const version = this.sheet.version + 1;
    this.sheet = { ...content, version, eventNumber: ++this.events, contentHash: contentHash(sheet, version, content) };
    return this.sheet;
  }
}
