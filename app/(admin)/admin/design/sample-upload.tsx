"use client";
import { FileUpload } from "#components/ui/file-upload";

const STEP_MS = 120;
const STEPS = 8;

/** Pretends to send, so that the gallery can show progress: nothing leaves the browser. A name with “fail” fails. */
async function pretend(file: File, { signal, onProgress }: { signal: AbortSignal; onProgress: (sentBytes: number) => void }): Promise<void> {
  for (let step = 1; step <= STEPS; step++) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    signal.throwIfAborted();
    if (file.name.includes("fail") && step > STEPS / 2) throw new Error("A sample of a failure on the way.");
    onProgress((file.size * step) / STEPS);
  }
}

/** The upload of the gallery: it looks at the files and sends nothing. */
export function SampleUpload({ isDisabled, error }: { isDisabled?: boolean; error?: string }) {
  return (
    <FileUpload
      label={isDisabled ? "Sample upload, disabled" : error ? "Sample upload with an error" : "Sample upload, sends nothing"}
      maxBytes={2_000_000}
      maxFiles={3}
      accept=".csv,.txt,image/*"
      upload={pretend}
      isDisabled={isDisabled}
      error={error}
    />
  );
}
