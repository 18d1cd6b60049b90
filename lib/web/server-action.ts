import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import {
  type Context,
  requireMayWrite,
  requireStaff,
  requireTenant,
  requireUser,
  type StaffContext,
  type TenantContext,
  type UndoCall,
  type UserContext,
} from "#lib/access";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { sha256 } from "#lib/platform/crypto";
import { type FieldIssue, fromZodError, toProblem } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import type { Writer } from "#lib/platform/text";
import { formatLocaleOf, sayIn } from "#words";
import { LOCALE_COOKIE, type Locale } from "#words/locales";
import { requireSameOrigin } from "./csrf.ts";
import { logFailure } from "./log-failure.ts";
import { localeOfReader } from "./reader.ts";
import { requestFacts } from "./request-facts.ts";
import { zodWords } from "./zod-words.ts";

/** What a form shows after it was sent. `values` is what was typed, so that nothing has to be typed again. */
export interface FormState {
  status: "idle" | "ok" | "error";
  message: string | null;
  issues: FieldIssue[];
  values: Record<string, string>;
  requestId: string | null;
  /** What the form can do something about, such as "reauthentication_required" or "sign_in_required". */
  reason?: string | null;
  /** How what was done can be taken back, for ten seconds. */
  undo?: UndoCall;
  /** Where script goes on to. */
  goTo?: string;
}

/** What was done, where one goes on to, and the address there that tells it by itself to those who have no script. */
export interface Onward {
  message: string;
  goTo: string;
  toldAt: string;
}

interface ContextFor {
  public: Context;
  user: UserContext;
  tenant: TenantContext;
  staff: StaffContext;
}

interface ActionDeclaration<A extends keyof ContextFor, S extends z.ZodType> {
  access: A;
  input: S;
  /** Reads what was typed as its sender writes it, before the shape does. */
  read?: (fields: Record<string, string>, writer: Writer) => Record<string, string>;
  /** Fields that must never be sent back to the browser. */
  secretFields?: string[];
  /** Fields that carry a file. */
  fileFields?: string[];
  /** True for what is left to staff who act as somebody and may only look: to stop, and to sign out. */
  allowsReadOnly?: boolean;
  /** True for an act whose room says how it is taken back (`offerUndo`). */
  canBeUndone?: boolean;
  /** True where the page itself shows what stands differently when somebody was first, since the form has no fields to tell it at. */
  isConflictOnPage?: boolean;
  /** May redirect; otherwise returns the message of success, or null. */
  handle(input: {
    context: ContextFor[A] & Pick<RequestContext, "halfSignedIn">;
    data: z.output<S>;
    /** What was sent in `fileFields`, whole; a field that was left empty is not there. */
    files: Record<string, Uint8Array<ArrayBuffer>>;
    runtime: Runtime;
    requestHeaders: Headers;
  }): Promise<string | Onward | null>;
}

/** Name of the hidden field that makes a form that is sent twice act once. */
export const IDEMPOTENCY_FIELD = "idempotencyKey";
/** The largest form has fifty fields of a tenant’s own beside those of every record, and boxes among them. */
const MAX_FIELDS = 200;
const MAX_FIELD_LENGTH = 20_000;

/**
 * The one wrapper of server actions: origin, context, parsing, idempotency, and failures as a form state, in the reader's
 * language. Works as React's form action, with and without script.
 */
export function serverAction<A extends keyof ContextFor, S extends z.ZodType>(declaration: ActionDeclaration<A, S>) {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const runtime = getRuntime();
    const requestHeaders = await headers();
    const facts = requestFacts(requestHeaders);
    return withRequestId(facts.requestId, async () => {
      const values = textFields(form);
      const cookie = (await cookies()).get(LOCALE_COOKIE)?.value;
      let locale = localeOfReader(null, cookie, requestHeaders);
      try {
        requireSameOrigin(requestHeaders);
        const asked = await contextOfRequest(runtime, facts);
        locale = localeOfReader(asked, cookie, requestHeaders);
        const context = declaration.allowsReadOnly ? { ...asked, db: runtime.db } : asked;
        if (!declaration.allowsReadOnly) requireMayWrite(context);
        if (declaration.access === "user") requireUser(context);
        if (declaration.access === "tenant") requireTenant(context);
        if (declaration.access === "staff") requireStaff(context);
        const { [IDEMPOTENCY_FIELD]: key, ...fields } = values;
        const read = declaration.read?.(fields, writerOf(context, locale)) ?? fields;
        const parsed = declaration.input.safeParse(read, zodWords(locale));
        if (!parsed.success) throw fromZodError(parsed.error);
        const files = await filesIn(form, declaration.fileFields);
        const idempotency = key ? { key: key.slice(0, 128), requestHash: sha256(JSON.stringify(fields)) } : null;
        const offered: { undo?: UndoCall } = {};
        const onUndo = (undo: UndoCall) => Object.assign(offered, { undo });
        // The context has what the access level promises; the type cannot follow it through the map.
        const answer = await declaration.handle({
          context: { ...context, idempotency, ...(declaration.canBeUndone && { onUndo }) } as never,
          data: parsed.data,
          files,
          runtime,
          requestHeaders,
        });
        const { message, goTo, toldAt } = typeof answer === "object" && answer !== null ? answer : { message: answer };
        // Script sends its forms with this header, and shows the message itself wherever it goes.
        if (toldAt && !requestHeaders.has("next-action")) redirect(toldAt);
        const said = message && sayIn(locale, message);
        return { status: "ok", message: said, issues: [], values: {}, requestId: facts.requestId, ...(goTo && { goTo }), ...offered };
      } catch (error) {
        unstable_rethrow(error); // redirect() and notFound() are thrown
        logFailure(runtime, error, "action");
        const problem = toProblem(error, facts.requestId);
        // Somebody was first: the form keeps what was typed, and is shown the version that it was told of.
        if (problem.status === 409 && "version" in values) refresh();
        const isOnPage = declaration.isConflictOnPage && problem.status === 409 && problem.issues !== undefined;
        const issues = isOnPage ? [] : (problem.issues ?? []);
        return {
          status: "error",
          message: sayIn(locale, problem.detail),
          issues: issues.map(({ path, message }) => ({ path, message: sayIn(locale, message) })),
          values: without(values, declaration.secretFields),
          requestId: isOnPage ? null : facts.requestId,
          reason: problem.reason ?? (problem.status === 401 ? "sign_in_required" : null),
        };
      }
    });
  };
}

const writerOf = ({ tenant }: Context, locale: Locale): Writer => ({
  locale: formatLocaleOf(locale, tenant?.locale),
  currency: tenant?.currency ?? null,
});

function textFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of [...form.entries()].slice(0, MAX_FIELDS)) {
    // Names that begin with $ are React's own.
    if (typeof value === "string" && !name.startsWith("$")) fields[name] = value.slice(0, MAX_FIELD_LENGTH);
  }
  return fields;
}

/** The server has refused a form that is too large as a whole before it comes here. */
async function filesIn(form: FormData, names: string[] = []): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const name of names) {
    const value = form.get(name);
    if (value instanceof File && value.size > 0) files[name] = new Uint8Array(await value.arrayBuffer());
  }
  return files;
}

function without(values: Record<string, string>, secretFields: string[] = []): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.includes(name)));
}
