/** Why the embedded server cannot be used, and what the operator can do about it. Both are plain sentences. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
  readonly remedy: string;
  constructor(reason: string, remedy: string, cause?: unknown) {
    super(reason, { cause });
    this.remedy = remedy;
  }
}

/** The `code` of an operating system or PostgreSQL error, if the thrown value has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Turns what the file system refused into a reason with a remedy; anything else is passed on as it is. */
export function fileError(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new EmbeddedPostgresError(
        `The data directory ${path} cannot be written.`,
        "Give the user who starts the portal write access to it, or set BIZOSAAS_DATA_DIR to a directory of its own.",
        error,
      );
    case "ENOTDIR":
    case "EEXIST":
      return new EmbeddedPostgresError(
        `The data directory ${path} cannot be used: a file is in its place.`,
        "Move the file away, or set BIZOSAAS_DATA_DIR to another directory.",
        error,
      );
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(path, error);
    default:
      return error;
  }
}

export function diskFull(path: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The disk that holds ${path} is full.`,
    "Free some space (1 GB is comfortable), or set BIZOSAAS_DATA_DIR to a directory on another disk. Nothing was lost.",
    cause,
  );
}
