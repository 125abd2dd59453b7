import { SignInNeeded, Unreachable } from "./reply";

/** How long an answer may take, in milliseconds. */
const patience = 10_000;

/**
 * Posts JSON and reads JSON. Refusals come as 200 or 4xx with a JSON body and are returned; 401 and 403 throw
 * {@link SignInNeeded}; everything else, also a page where JSON belongs, throws {@link Unreachable}.
 * The antiforgery token comes from `<meta name="request-verification-token">` of the layout.
 */
export async function postJson(url: string, body: unknown): Promise<unknown> {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(), patience);
  try {
    return await readJson(await fetch(url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: headers(),
      credentials: "same-origin",
      cache: "no-store",
      // A redirect is the sign-in page's or a captive portal's, never an answer.
      redirect: "error",
      signal: aborter.signal,
    }));
  } catch (error) {
    if (error instanceof SignInNeeded || error instanceof Unreachable) throw error;
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Reads a response as JSON by the rules of {@link postJson}. */
export async function readJson(response: Response): Promise<unknown> {
  if (response.status === 401 || response.status === 403) throw new SignInNeeded();
  const type = response.headers.get("Content-Type") ?? "";
  if (response.status >= 500 || !/^application\/([a-z.+-]+\+)?json\b/i.test(type))
    throw new Unreachable(`HTTP ${response.status} ${type}`);
  return response.json();
}

function headers(): Record<string, string> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="request-verification-token"]')?.content;
  return {
    "Content-Type": "application/json",
    Accept: "application/json",
    // Makes cookie sign-in answer 401 instead of redirecting.
    "X-Requested-With": "XMLHttpRequest",
    ...(token ? { "X-CSRF-TOKEN": token } : {}),
  };
}
