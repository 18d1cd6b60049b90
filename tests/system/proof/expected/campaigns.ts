import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, OWN_RECORD, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const list = "app/(portal)/portal/campaigns/actions.ts";
const creatives = "app/(portal)/portal/campaigns/creative-actions.ts";
const tests = "app/(portal)/portal/campaigns/test-actions.ts";
const links = "app/(portal)/portal/campaigns/link-actions.ts";
const templates = "app/(portal)/portal/campaigns/template-actions.ts";
const page = "/portal/campaigns";

/** The body is empty: whoever may do it gets as far as being told what is missing. */
const MANAGERS: Expected = { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 };
const WRITERS: Expected = { ...MANAGERS, member: 422 };
const INVALID = { viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 };
/** Whoever may look may speak; what else a step needs depends on the step. */
const READERS: Expected = { ...TENANT, ...INVALID };
/** The walk fills in a tenant's id, which is no creative's. */
const GONE_FOR_ALL = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
const NO_CREATIVE: Expected = { ...TENANT, ...GONE_FOR_ALL };
const NO_PART: Expected = { ...NO_CREATIVE, viewer: 403 };
const OWN_PAGE: Expected = { ...TENANT_PAGE, stranger: 404 };
/** The walk fills in a tenant's id, which is no draft's. */
const NO_DRAFT: Expected = { ...TENANT_PAGE, manager: 404, tenant_admin: 404, stranger: 404 };

const creates = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Create campaigns", "viewer", "member") });
const GONE = "This campaign was not found.";
const NO_TEST = "This test was not found.";
const ofTest = () => ({ id: newId(), campaignId: newId() });
const ref = () => ({ id: newId(), version: "1" });
const basics = { name: "By the walk", type: "sales", ownerId: "", startsOn: "2027-01-01", endsOn: "" };

export const campaigns: Area = {
  routes: {
    "GET /api/v1/campaigns": TENANT,
    "POST /api/v1/campaigns": MANAGERS,
    "GET /api/v1/campaigns/[id]": OWN_RECORD,
    "PUT /api/v1/campaigns/[id]": WRITERS,
    "GET /api/v1/campaigns/[id]/activity": OWN_RECORD,
    "POST /api/v1/campaigns/[id]/status": MANAGERS,
    "POST /api/v1/campaigns/[id]/duplicate": MANAGERS,
    "GET /api/v1/campaigns/[id]/creatives": OWN_RECORD,
    "POST /api/v1/campaigns/[id]/creatives": WRITERS,
    "GET /api/v1/campaigns/[id]/creatives/[creative]": NO_CREATIVE,
    "POST /api/v1/campaigns/[id]/creatives/[creative]/versions": WRITERS,
    "POST /api/v1/campaigns/[id]/creatives/[creative]/status": READERS,
    "POST /api/v1/campaigns/[id]/creatives/[creative]/comments": READERS,
    "POST /api/v1/campaigns/[id]/creatives/[creative]/comments/[comment]/resolve": { ...NO_CREATIVE, viewer: 403 },
    "GET /portal/campaigns/[id]/creatives/[creative]/picture/[hash]": everybody(422),
    "GET /api/v1/campaigns/[id]/tests": OWN_RECORD,
    "POST /api/v1/campaigns/[id]/tests": WRITERS,
    "GET /api/v1/campaigns/[id]/tests/[test]": NO_CREATIVE,
    "DELETE /api/v1/campaigns/[id]/tests/[test]": NO_PART,
    "POST /api/v1/campaigns/[id]/tests/[test]/status": WRITERS,
    "PUT /api/v1/campaigns/[id]/tests/[test]/counts": WRITERS,
    "GET /api/v1/campaigns/[id]/links": OWN_RECORD,
    "POST /api/v1/campaigns/[id]/links": WRITERS,
    "DELETE /api/v1/campaigns/[id]/links/[link]": NO_PART,
    // Without days: whoever may ask is told what is missing.
    "GET /api/v1/campaigns/planned": { ...TENANT, ...INVALID },
    "GET /api/v1/campaigns/templates": { ...TENANT, viewer: 403, member: 403 },
    "POST /api/v1/campaigns/templates": MANAGERS,
    "DELETE /api/v1/campaigns/templates/[template]": { ...NO_PART, member: 403 },
    "POST /api/v1/campaigns/bulk": MANAGERS,
    "POST /api/v1/campaigns/bulk/undo": MANAGERS,
    "GET /api/v1/campaigns/count": TENANT,
    "GET /api/v1/creatives": TENANT,
    "GET /api/v1/creatives/count": TENANT,
    // Without a format: whoever may ask is told what is missing.
    "GET /api/v1/creatives/export": { ...TENANT, ...INVALID },
    // Without a format: whoever may ask is told what is missing.
    "GET /api/v1/campaigns/export": { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 },
  },
  pages: {
    "/portal/campaigns": TENANT_PAGE,
    "/portal/campaigns/calendar": TENANT_PAGE,
    "/portal/campaigns/creatives": TENANT_PAGE,
    "/portal/campaigns/timeline": TENANT_PAGE,
    "/portal/campaigns/new": TENANT_PAGE,
    "/portal/campaigns/new/[draft]/[step]": NO_DRAFT,
    "/portal/campaigns/[id]": OWN_PAGE,
    "/portal/campaigns/[id]/edit": OWN_PAGE,
    "/portal/campaigns/[id]/tests": OWN_PAGE,
    "/portal/campaigns/[id]/tests/new": OWN_PAGE,
    "/portal/campaigns/[id]/tests/[test]": { ...TENANT_PAGE, ...GONE_FOR_ALL },
    "/portal/campaigns/[id]/links": OWN_PAGE,
    "/portal/campaigns/[id]/creatives": OWN_PAGE,
    "/portal/campaigns/[id]/creatives/[creative]": { ...TENANT_PAGE, ...GONE_FOR_ALL },
  },
  actions: {
    [`${list}#beginCampaignAction`]: { page, form: () => basics, expected: creates("redirect") },
    [`${list}#keepBasicsAction`]: { page, form: () => ({ ...ref(), ...basics }), expected: creates("This draft was not found.") },
    [`${list}#keepBudgetAction`]: { page, form: () => ({ ...ref(), budget: "10" }), expected: creates("This draft was not found.") },
    [`${list}#keepAudienceAction`]: { page, form: ref, expected: creates("This draft was not found.") },
    [`${list}#keepLinksAction`]: { page, form: ref, expected: creates("This draft was not found.") },
    [`${list}#discardCampaignDraftAction`]: { page, form: () => ({ id: newId() }), expected: creates("This draft was not found.") },
    [`${list}#createCampaignAction`]: { page, form: ref, expected: creates("This draft was not found.") },
    [`${list}#changeCampaignAction`]: { page, form: () => ({ ...ref(), ...basics }), expected: TENANT_ACTION(GONE) },
    [`${list}#moveCampaignAction`]: { page, form: () => ({ ...ref(), act: "pause" }), expected: TENANT_ACTION(GONE) },
    [`${list}#duplicateCampaignAction`]: { page, form: () => ({ id: newId(), name: "By the walk" }), expected: creates(GONE) },
    [`${tests}#createTestAction`]: {
      page,
      form: () => ({
        ...{ campaignId: newId(), name: "By the walk", hypothesis: "None", metric: "click_rate", baselinePercent: "3", effectPoints: "1" },
        ...{ "variant:1": "A", "variant:2": "B" },
      }),
      expected: TENANT_ACTION(GONE),
    },
    [`${tests}#dropTestAction`]: { page, form: ofTest, expected: TENANT_ACTION(NO_TEST) },
    [`${tests}#moveTestAction`]: { page, form: () => ({ ...ofTest(), version: "1", act: "start" }), expected: TENANT_ACTION(NO_TEST) },
    [`${tests}#countTestAction`]: {
      page,
      form: () => ({ ...ofTest(), variantId: newId(), day: "2026-12-01", trials: "1", successes: "1" }),
      expected: TENANT_ACTION(NO_TEST),
    },
    [`${tests}#countTestCsvAction`]: { page, form: () => ({ ...ofTest(), csv: "variant,day,trials,successes" }), expected: TENANT_ACTION(NO_TEST) },
    [`${links}#createLinkAction`]: {
      page,
      form: () => ({ campaignId: newId(), baseUrl: "https://www.example.com", source: "news", medium: "email" }),
      expected: TENANT_ACTION(GONE),
    },
    [`${links}#dropLinkAction`]: { page, form: ofTest, expected: TENANT_ACTION(GONE) },
    [`${templates}#saveTemplateAction`]: { page, form: () => ({ campaignId: newId(), name: "By the walk" }), expected: creates(GONE) },
    [`${templates}#beginFromTemplateAction`]: {
      page,
      form: () => ({ template: newId(), name: "By the walk" }),
      expected: creates("This template was not found."),
    },
    [`${templates}#dropTemplateAction`]: { page, form: () => ({ id: newId() }), expected: creates("This template was not found.") },
    [`${creatives}#createCreativeAction`]: {
      page,
      form: () => ({ campaignId: newId(), name: "By the walk", text: "None" }),
      expected: TENANT_ACTION(GONE),
    },
    [`${creatives}#addVersionAction`]: {
      page,
      form: () => ({ ...ofTest(), version: "1", text: "None" }),
      expected: TENANT_ACTION("This creative was not found."),
    },
    [`${creatives}#decideCreativeAction`]: {
      page,
      form: () => ({ ...ref(), campaignId: newId(), act: "submit" }),
      expected: TENANT_ACTION("This creative was not found."),
    },
    [`${creatives}#commentCreativeAction`]: {
      page,
      form: () => ({ id: newId(), campaignId: newId(), body: "By the walk" }),
      expected: TENANT_ACTION("This creative was not found."),
    },
    [`${creatives}#resolveCommentAction`]: {
      page,
      form: () => ({ id: newId(), campaignId: newId(), commentId: newId() }),
      expected: TENANT_ACTION("This creative was not found."),
    },
  },
};
