/** What came back for one file: the report's rows, or why there are none. */
export type UploadOutcome =
  | { kind: "rows"; html: string }
  | { kind: "refused"; message: string }
  | { kind: "signIn" | "unreachable" | "failed" };

/** Posts one file with its progress (0 to 1), which fetch cannot tell. */
export function uploadFile(url: string, file: File, onProgress: (share: number) => void): Promise<UploadOutcome> {
  const body = new FormData();
  body.append("files", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.setRequestHeader("X-CSRF-TOKEN", document.querySelector<HTMLMetaElement>('meta[name="request-verification-token"]')?.content ?? "");
  request.upload.addEventListener("progress", (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0));
  request.upload.addEventListener("load", () => onProgress(1));
  return new Promise((resolve) => {
    request.addEventListener("load", () => resolve(outcomeOf(request)));
    request.addEventListener("error", () => resolve({ kind: "unreachable" }));
    request.addEventListener("abort", () => resolve({ kind: "unreachable" }));
    request.send(body);
  });
}

function outcomeOf(request: XMLHttpRequest): UploadOutcome {
  const isText = request.getResponseHeader("Content-Type")?.startsWith("text/plain") ?? false;
  if (request.status === 200) return { kind: "rows", html: request.responseText };
  if (request.status === 401 || request.status === 403) return { kind: "signIn" };
  return isText ? { kind: "refused", message: request.responseText } : { kind: "failed" };
}
