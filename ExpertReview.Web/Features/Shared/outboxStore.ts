import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { newRecord, type SheetRecord } from "./sheetRecord";

interface OutboxSchema extends DBSchema {
  sheets: { key: [string, number, string]; value: SheetRecord };
}

/** The records of one expert in one round, in IndexedDB. */
export class OutboxStore {
  private opened: Promise<IDBPDatabase<OutboxSchema>> | null = null;

  constructor(readonly user: string, readonly round: number, private readonly name: string) {}

  /** Reads, changes and writes one record in one transaction; returns when the device has committed it. */
  async update(sheet: string, change: (record: SheetRecord) => SheetRecord): Promise<SheetRecord> {
    const database = await this.database();
    const transaction = database.transaction("sheets", "readwrite", { durability: "strict" });
    const before = (await transaction.store.get([this.user, this.round, sheet])) ?? newRecord(this.user, this.round, sheet);
    const after = change(before);
    if (after !== before) await transaction.store.put(after);
    await transaction.done;
    return after;
  }

  async read(sheet: string): Promise<SheetRecord | undefined> {
    return (await this.database()).get("sheets", [this.user, this.round, sheet]);
  }

  async all(): Promise<SheetRecord[]> {
    const ofRound = IDBKeyRange.bound([this.user, this.round], [this.user, this.round, []]);
    return (await this.database()).getAll("sheets", ofRound);
  }

  /** Deletes what the server holds anyway; unsent values stay. */
  async forgetSettled(): Promise<void> {
    const transaction = (await this.database()).transaction("sheets", "readwrite");
    for await (const cursor of transaction.store) {
      const { user, pending, inFlight, conflict } = cursor.value;
      if (user === this.user && !pending && !inFlight && !conflict) await cursor.delete();
    }
    await transaction.done;
  }

  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = null;
    (await opened)?.close();
  }

  private database(): Promise<IDBPDatabase<OutboxSchema>> {
    if (!this.opened) {
      const reopenNextTime = () => { this.opened = null; };
      this.opened = openDB<OutboxSchema>(this.name, 1, {
        upgrade: (database) => { database.createObjectStore("sheets", { keyPath: ["user", "round", "sheet"] }); },
        // iPadOS ends the connection of a page that slept.
        terminated: reopenNextTime,
      });
      this.opened.catch(reopenNextTime);
    }
    return this.opened;
  }
}
