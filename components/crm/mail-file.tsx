"use client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { About } from "#lib/crm/schema";
import { FileUpload } from "../ui/file-upload.tsx";
import { sendFile } from "../ui/send-file.ts";

interface MailFileProps {
  about: About;
  label: string;
  maxBytes: number;
  /** Said when nothing comes back. */
  noAnswer: string;
}

/** Saved mails, each logged on a record as soon as it has arrived. */
export function MailFile({ about, label, maxBytes, noAnswer }: MailFileProps) {
  const router = useRouter();
  const keys = useRef(new WeakMap<File, string>());
  const upload = async (file: File, options: { signal: AbortSignal; onProgress: (sentBytes: number) => void }) => {
    const key = keys.current.get(file) ?? crypto.randomUUID();
    keys.current.set(file, key);
    await sendFile(`/api/v1/mail-log?${new URLSearchParams(about)}`, file, { ...options, key, noAnswer });
    router.refresh();
  };
  return <FileUpload label={label} maxBytes={maxBytes} maxFiles={10} accept=".eml,message/rfc822" upload={upload} />;
}
