import { element, fill, type RoundStatus, type TabletScript } from "./tabletScript";

/** Shows the round's remaining time by the server's clock; a tablet's own clock may be wrong by hours. */
export class Countdown {
  private offset = 0;
  private closesAt: number | null = null;
  private running = false;

  constructor(private readonly text: TabletScript["text"]) {
    setInterval(() => this.show(), 1000);
  }

  /** Takes note of the server's word; `sentAt` is when it was asked for, by this device's clock. */
  update(status: RoundStatus, sentAt: number): void {
    // The answer was written about half-way between asking and hearing it.
    this.offset = Date.parse(status.now) - (sentAt + Date.now()) / 2;
    this.closesAt = status.closesAt === null ? null : Date.parse(status.closesAt);
    this.running = status.state === "Open" || status.state === "Paused";
    this.show();
  }

  private show(): void {
    const place = element("time-left");
    place.textContent = this.remaining();
    place.title = this.closesAt === null ? "" : new Date(this.closesAt).toLocaleString(document.documentElement.lang, { timeZone: "Asia/Shanghai" });
  }

  private remaining(): string {
    if (!this.running) return "—";
    if (this.closesAt === null) return this.text.noDeadline!;
    const seconds = Math.floor((this.closesAt - Date.now() - this.offset) / 1000);
    if (seconds <= 0) return this.text.timeUp!;
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (hours >= 48) return fill(this.text.days, Math.floor(hours / 24));
    return hours > 0 ? fill(this.text.hours, hours, minutes % 60) : fill(this.text.minutes, minutes, seconds % 60);
  }
}
