import type { Resource } from "./patch.ts";
import { ENTERPRISE_URN, GROUP_URN, LIST_URN, SCIM_LIMITS, USER_URN } from "./schema.ts";

const CORE = "urn:ietf:params:scim:schemas:core:2.0";

/** What this service can do (RFC 7643, section 5). */
export const serviceProviderConfig = (baseUrl: string): Resource => ({
  schemas: [`${CORE}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: SCIM_LIMITS.page },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    { type: "oauthbearertoken", name: "API key", description: "An API key with the permission to provision people.", primary: true },
  ],
  meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
});

export const resourceTypes = (baseUrl: string): Resource[] =>
  [
    { id: "User", endpoint: "/Users", schema: USER_URN, schemaExtensions: [{ schema: ENTERPRISE_URN, required: false }] },
    { id: "Group", endpoint: "/Groups", schema: GROUP_URN },
  ].map((type) => ({
    schemas: [`${CORE}:ResourceType`],
    name: type.id,
    description: `${type.id}s of the portal`,
    ...type,
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/${type.id}` },
  }));

const attribute = (name: string, more: object = {}) => ({
  name,
  type: "string",
  multiValued: false,
  description: name,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  uniqueness: "none",
  ...more,
});

const complex = (name: string, subs: string[], more: object = {}) =>
  attribute(name, { type: "complex", subAttributes: subs.map((sub) => attribute(sub, sub === "primary" ? { type: "boolean" } : {})), ...more });

export const schemas = (baseUrl: string): Resource[] =>
  [
    {
      id: USER_URN,
      name: "User",
      attributes: [
        attribute("userName", { required: true, uniqueness: "server" }),
        complex("name", ["formatted", "familyName", "givenName"]),
        attribute("displayName"),
        attribute("title"),
        attribute("active", { type: "boolean" }),
        complex("emails", ["value", "type", "primary"], { multiValued: true }),
        complex("groups", ["value", "display"], { multiValued: true, mutability: "readOnly" }),
      ],
    },
    {
      id: GROUP_URN,
      name: "Group",
      attributes: [
        attribute("displayName", { required: true, uniqueness: "server" }),
        complex("members", ["value", "display"], { multiValued: true }),
      ],
    },
    {
      id: ENTERPRISE_URN,
      name: "EnterpriseUser",
      attributes: ["employeeNumber", "department", "costCenter", "division"].map((name) => attribute(name)),
    },
  ].map((schema) => ({
    schemas: [`${CORE}:Schema`],
    description: schema.name,
    ...schema,
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${schema.id}` },
  }));

export const wholeList = (resources: Resource[]): Resource => ({
  schemas: [LIST_URN],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
});
