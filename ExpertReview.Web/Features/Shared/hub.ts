import {
  DefaultHttpClient, HttpError, type HttpRequest, type HttpResponse, type HubConnection, HubConnectionBuilder, HubConnectionState,
  LogLevel, NullLogger,
} from "@microsoft/signalr";
import { backoff } from "./backoff";

/** `signInNeeded`: the server is there but the session is over. */
export type HubState = "connecting" | "online" | "offline" | "signInNeeded";

/** A SignalR connection that never gives up: after any loss it tries again, at most ten seconds apart. */
export class Hub {
  private readonly connection: HubConnection;
  private readonly http = new NegotiationClient(NullLogger.instance);
  private readonly listeners = new Set<(state: HubState) => void>();
  private current: HubState = "connecting";
  private stopped = false;
  private attempt = 0;
  private wake: (() => void) | null = null;

  constructor(url: string) {
    // Reconnecting is done here and not by SignalR's own retries, so that a first start that fails is no special case.
    this.connection = new HubConnectionBuilder().withUrl(url, { httpClient: this.http }).configureLogging(LogLevel.None).build();
    this.connection.onclose(() => void this.connect());
    window.addEventListener("online", () => this.tryNow());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.tryNow();
    });
  }

  get state(): HubState {
    return this.current;
  }

  /** Begins connecting. Register handlers and listeners before. */
  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.tryNow();
    await this.connection.stop();
  }

  /** Handles a message of the hub. */
  on<T>(message: string, handler: (value: T) => void): void {
    this.connection.on(message, handler);
  }

  /** Calls back on every change of state. On `online`, load again what may have been missed: no message is repeated. */
  onState(listener: (state: HubState) => void): void {
    this.listeners.add(listener);
  }

  /** Calls a hub method; rejects at once when there is no connection. */
  invoke<T>(method: string, ...values: unknown[]): Promise<T> {
    return this.connection.invoke<T>(method, ...values);
  }

  /** Ends the wait before the next try. */
  tryNow(): void {
    this.attempt = 0;
    this.wake?.();
  }

  private async connect(): Promise<void> {
    while (!this.stopped && this.connection.state === HubConnectionState.Disconnected) {
      this.change(this.current === "signInNeeded" ? "signInNeeded" : this.attempt === 0 ? "connecting" : "offline");
      try {
        await this.connection.start();
        this.attempt = 0;
        this.change("online");
      } catch {
        this.change(this.http.lastStatus === 401 || this.http.lastStatus === 403 ? "signInNeeded" : "offline");
        await this.wait(backoff(this.attempt++));
      }
    }
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private change(state: HubState): void {
    if (state === this.current) return;
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }
}

/** Remembers the status of the last answer: SignalR's own error after a failed negotiation keeps it only in its text. */
class NegotiationClient extends DefaultHttpClient {
  lastStatus: number | null = null;

  override async send(request: HttpRequest): Promise<HttpResponse> {
    this.lastStatus = null;
    try {
      const response = await super.send(request);
      this.lastStatus = response.statusCode;
      return response;
    } catch (error) {
      if (error instanceof HttpError) this.lastStatus = error.statusCode;
      throw error;
    }
  }
}
