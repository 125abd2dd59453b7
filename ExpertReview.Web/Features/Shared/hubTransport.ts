import type { Hub } from "./hub";
import { postJson } from "./http";
import type { Save, Transport } from "./reply";

/** How long the socket may keep a save to itself before the same save also goes over HTTP, in milliseconds. */
const patience = 4_000;

/** Sends a save by hub method `Save`, or the same record by HTTP POST when no socket is up or it does not answer. */
export class HubTransport implements Transport {
  private readonly receipts = new Map<string, () => void>();

  /** The hub may send the message `Received` with a saveId as soon as it has a save in hand. */
  constructor(private readonly hub: Hub, private readonly url: string) {
    hub.on<string>("Received", (saveId) => this.receipts.get(saveId)?.());
  }

  async send(save: Save, received: () => void): Promise<unknown> {
    this.receipts.set(save.saveId, received);
    try {
      if (this.hub.state !== "online") return await postJson(this.url, save);
      const bySocket = this.hub.invoke<unknown>("Save", save);
      // A dead socket is noticed late, and a failed call says nothing about the save: HTTP asks again under the same saveId.
      return await Promise.race([bySocket, rejectAfter(patience)]).catch(() => postJson(this.url, save));
    } finally {
      this.receipts.delete(save.saveId);
    }
  }
}

function rejectAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("The socket did not answer.")), milliseconds);
  });
}
