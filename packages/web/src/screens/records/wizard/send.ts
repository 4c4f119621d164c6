import type { Problem, Understanding } from "@tvars/api";
import { ApiError } from "../../../api/problem.ts";

const PATH = "/api/records/uploads";

/** Sends a file and answers what was understood of it; tells how much has been sent, 0–1. Abort stops it. */
export function sendFile(
  file: File,
  lang: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Understanding> {
  const body = new FormData();
  body.append("file", file);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", PATH);
    request.setRequestHeader("accept-language", lang);
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300)
        return resolve(JSON.parse(request.responseText) as Understanding);
      reject(problemOf(request));
    });
    request.addEventListener("error", () => reject(new ApiError("offline", PATH)));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

function problemOf({ status, statusText, responseText }: XMLHttpRequest): ApiError {
  try {
    const problem = JSON.parse(responseText) as Problem;
    if (typeof problem.detail === "string") return new ApiError("problem", problem.detail, status, problem);
  } catch {
    // Not a problem document: told as it is below.
  }
  return new ApiError("server", `${status} ${statusText}`, status);
}
