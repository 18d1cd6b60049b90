/** The edge to HTTP and screens: one wrapper for JSON routes, one for server actions, one context per page, OpenAPI. */
export { assetRoute } from "./asset-route.ts";
export { requireCsrf, requireSameOrigin } from "./csrf.ts";
export { type Download, downloadRoute } from "./download-route.ts";
export { type Access, type AnyDeclaration, jsonRoute, problemResponse, type RouteHandler } from "./json-route.ts";
export { madeRoute } from "./made-route.ts";
export { openApiDocument, type RouteModule } from "./openapi.ts";
export { ownPath, withNext } from "./own-path.ts";
export { addressOf, type ByAddress, chooseParams, readByAddress, readById, type SearchParams } from "./page-address.ts";
export { pageContext, staffPage, tenantPage, userPage } from "./page-context.ts";
export { pageRoute } from "./page-route.ts";
export { plainRoute } from "./plain-route.ts";
export { type PageReader, pageReader } from "./reader.ts";
export { redirectRoute } from "./redirect-route.ts";
export { requestFacts } from "./request-facts.ts";
export { type ScimAnswer, type ScimCall, scimRoute } from "./scim-route.ts";
export { type FormState, IDEMPOTENCY_FIELD, serverAction } from "./server-action.ts";
export { setCookieValue } from "./set-cookie.ts";
export { textRoute } from "./text-route.ts";
