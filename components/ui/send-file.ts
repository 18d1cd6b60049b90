interface SendFileOptions {
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
  /** The same for the same file, so that one that is sent again is there once. */
  key: string;
  /** Said when nothing comes back. */
  noAnswer: string;
}

/**
 * Sends a file to a route of our own as the person who is signed in: the file is the body. (`fetch` tells no progress of what it sends.)
 * @returns what the route said; its shape is the route's own
 * @throws `Error` with words for people
 */
export async function sendFile<T>(path: string, file: File, { signal, onProgress, key, noAnswer }: SendFileOptions): Promise<T> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf", { cache: "no-store", signal })).json()) as { csrfToken: string };
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "json";
    const headers = { "content-type": "application/octet-stream", "x-csrf-token": csrfToken, "idempotency-key": key };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as T);
      reject(new Error((request.response as { detail?: string } | null)?.detail ?? noAnswer));
    };
    request.onerror = () => reject(new Error(noAnswer));
    request.onabort = () => reject(new Error(noAnswer));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
