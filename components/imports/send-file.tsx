"use client";
import { useRouter } from "next/navigation";
import { FileUpload } from "../ui/file-upload.tsx";
import { sendJson } from "../ui/send-json.ts";

interface SendFileProps {
  label: string;
  /** Said when nothing comes back. */
  noAnswer: string;
  maxBytes: number;
  /** Where the file is announced; its pieces go below. */
  route: string;
  /** The page of the import is below this one. */
  page: string;
  /** What is said of the file besides its name and size. */
  more?: Record<string, string>;
}

type Options = { signal: AbortSignal; onProgress: (sentBytes: number) => void };

/** Sends a file in pieces, so that a slow line loses one piece at most, and goes on to its columns and preview. */
export function SendFile({ label, noAnswer, maxBytes, route, page, more }: SendFileProps) {
  const router = useRouter();
  const upload = async (file: File, { signal, onProgress }: Options) => {
    const begun = await sendJson<{ id: string; pieceBytes: number }>("POST", route, noAnswer, {
      ...more,
      fileName: file.name.slice(-200),
      sizeBytes: file.size,
    });
    if (!begun.data) throw new Error(begun.problem);
    const { id, pieceBytes } = begun.data;
    for (let position = 0; position * pieceBytes < file.size; position += 1) {
      signal.throwIfAborted();
      const piece = file.slice(position * pieceBytes, (position + 1) * pieceBytes);
      const sent = await sendJson("POST", `${route}/${id}/pieces`, noAnswer, { position, base64: await base64Of(piece) });
      if (sent.problem !== null) throw new Error(sent.problem);
      onProgress(Math.min(file.size, (position + 1) * pieceBytes));
    }
    router.push(`${page}/${id}`);
  };
  return <FileUpload label={label} maxBytes={maxBytes} maxFiles={1} accept=".csv,.tsv,.txt" upload={upload} />;
}

/** The browser's own encoder: a data URL is its kind, a comma, and the bytes. */
function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(piece);
  });
}
