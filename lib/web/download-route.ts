import type { z } from "zod";
import {
  type Permission,
  requireSomeReach,
  requireStaff,
  requireTenant,
  requireUser,
  type StaffContext,
  type TenantContext,
  type UserContext,
} from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import { fromZodError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { requireTenantOrStaff } from "./access-of-route.ts";
import { contentDisposition } from "./content-disposition.ts";
import type { DownloadOperation, FileOperation } from "./file-operation.ts";
import { problemResponse } from "./json-route.ts";
import { requestFacts } from "./request-facts.ts";

/** What a person takes home. `body` is read as it is sent, in pieces of text or bytes, or is there as a whole. */
export interface Download {
  contentType: string;
  /** What it is saved as; of any script. */
  fileName: string;
  /** True for a picture that its page shows; everything else is saved. */
  isInline?: boolean;
  body: AsyncIterable<string | Uint8Array> | Uint8Array<ArrayBuffer>;
}

interface ContextFor {
  user: UserContext;
  tenant: TenantContext;
  staff: StaffContext;
  tenant_or_staff: TenantContext | StaffContext;
}

interface DownloadDeclaration<A extends keyof ContextFor, P extends z.ZodType, Q extends z.ZodType> {
  /** As the document of the API tells it; without it the route is for the portal's own pages alone. */
  operation?: FileOperation;
  access: A;
  /** As the domain function asks for; refused at the door, before anything is parsed. */
  permission?: Permission;
  params: P;
  query: Q;
  make(input: { context: ContextFor[A]; params: z.output<P>; query: z.output<Q>; runtime: Runtime }): Promise<Download>;
}

const REQUIRE = { user: requireUser, tenant: requireTenant, staff: requireStaff, tenant_or_staff: requireTenantOrStaff };

/** The wrapper of routes that answer with a file. It is kept nowhere, and no browser shows it in place. Failures are problem+json. */
export function downloadRoute<A extends keyof ContextFor, P extends z.ZodType, Q extends z.ZodType>(declaration: DownloadDeclaration<A, P, Q>) {
  const { operation, access, permission, params: paramsShape, query: queryShape } = declaration;
  const file: DownloadOperation | null = operation
    ? { ...operation, kind: "download", access, permission, params: paramsShape, query: queryShape }
    : null;
  const handler = async (request: Request, segments: { params: Promise<Record<string, string | string[]>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      try {
        // The level of access says which kind of context it is; the type cannot follow it through the map.
        const context = REQUIRE[declaration.access](await contextOfRequest(runtime, facts)) as ContextFor[A];
        if (declaration.permission) requireSomeReach(context, declaration.permission);
        const params = parse(declaration.params, (await segments.params) ?? {});
        const query = parse(declaration.query, Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== "")));
        const { contentType, fileName, isInline, body } = await declaration.make({ context, params, query, runtime });
        const headers = {
          "content-type": contentType,
          "content-disposition": contentDisposition(isInline ? "inline" : "attachment", fileName),
          // Whatever is in it, and however it is opened, it runs nothing and belongs to no site.
          "content-security-policy": "default-src 'none'; sandbox",
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-request-id": facts.requestId,
        };
        return new Response(body instanceof Uint8Array ? body : streamOf(body), { headers });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId);
      }
    });
  };
  return Object.assign(handler, { file });
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw fromZodError(parsed.error, "The address has a part that is not valid.");
  return parsed.data;
}

/** Bytes as the reader asks for them: a slow one slows the reading from the database. One who leaves ends it. */
function streamOf(text: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let piece = await pieces.next();
      while (!piece.done && piece.value.length === 0) piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(typeof piece.value === "string" ? encoder.encode(piece.value) : piece.value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
