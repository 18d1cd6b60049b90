import { AppError } from "#lib/platform/errors";

/** Values of `scimType` that this service answers with (RFC 7644, section 3.12). */
type ScimType = "invalidFilter" | "invalidPath" | "invalidValue" | "invalidSyntax" | "noTarget" | "mutability" | "tooMany";

/** A request that does not say something that can be done; becomes 400 with its `scimType`. */
export const badRequest = (scimType: ScimType, message: string) => new AppError("invalid", message, { reason: scimType });

/** Something with this name is there already; becomes 409 `uniqueness`. */
export const notUnique = (message: string) => new AppError("conflict", message, { reason: "uniqueness" });

/** What the caller has seen is no longer how it stands; becomes 412. */
export const changedMeanwhile = () =>
  new AppError("conflict", "The resource was changed meanwhile. Read it again, and send its new version.", { reason: "precondition" });
