import type { z } from "zod";
import type { Permission } from "#lib/access";
import type { Access } from "./json-route.ts";

/** What a route that takes or gives a file says of itself in the document of the API. */
export interface FileOperation {
  operationId: string;
  summary: string;
  tag: string;
  /** What kinds of file: "text/csv". */
  mediaTypes: readonly [string, ...string[]];
}

interface Described extends FileOperation {
  access: Exclude<Access, "public">;
  permission?: Permission | undefined;
  query: z.ZodType;
}

/** A file that comes out. */
export interface DownloadOperation extends Described {
  kind: "download";
  params: z.ZodType;
}

/** A file that goes in, as the body itself; it answers with JSON. */
export interface UploadOperation extends Described {
  kind: "upload";
  response: z.ZodType;
  maxBytes: number;
  needsKey: boolean;
}

export type AnyFileOperation = DownloadOperation | UploadOperation;
