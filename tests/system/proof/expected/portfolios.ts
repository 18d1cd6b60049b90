import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/portfolio/actions.ts";
const page = "/portal/portfolio";
const NOT_FOUND = "This portfolio was not found.";
/** Everybody in a tenant may look, and finds no portfolio with the id of a tenant. */
const NO_PORTFOLIO: Partial<Expected> = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };

const byWriters = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Change content", "viewer", "member") });
const byPublishers = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Publish content", "viewer", "member") });
const atVersion = () => ({ id: newId(), version: "1" });
const onPage = (expected: Expected, form: () => Record<string, string> = atVersion) => ({ page, form, expected });

export const portfolios: Area = {
  routes: {
    // The body is empty: who may write gets as far as being told so.
    "POST /api/v1/gamification/portfolio/generate": { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 },
    "GET /portfolio/[address]": everybody(404),
    "GET /portfolio/[address]/style": everybody(404),
    "GET /portfolio/[address]/card": everybody(404),
    "GET /portfolio/[address]/pdf": everybody(404),
    "GET /testimonial/[token]": everybody(404),
    "POST /testimonial/[token]": everybody(422),
    "GET /portal/portfolio/[id]/preview": { ...TENANT, ...NO_PORTFOLIO },
  },
  pages: {
    "/portal/portfolio": TENANT_PAGE,
    "/portal/portfolio/new": TENANT_PAGE,
    "/portal/portfolio/[id]": { ...TENANT_PAGE, ...NO_PORTFOLIO },
  },
  actions: {
    [`${file}#generatePortfolioAction`]: onPage({ ...TENANT_ACTION("redirect"), ...without("Write content", "viewer", "member") }, () => ({
      title: "By the walk",
      kind: "basic",
    })),
    [`${file}#chooseFiguresAction`]: onPage(byWriters(NOT_FOUND)),
    [`${file}#chooseBadgesAction`]: onPage(byWriters(NOT_FOUND)),
    [`${file}#refreshFiguresAction`]: onPage(byWriters(NOT_FOUND)),
    [`${file}#saveCaseStudyAction`]: onPage(byWriters(NOT_FOUND), () => ({
      portfolioId: newId(),
      version: "1",
      id: "",
      title: "By the walk",
      challenge: "",
      solution: "",
      results: "",
    })),
    [`${file}#removeCaseStudyAction`]: onPage(byWriters(NOT_FOUND), () => ({ ...atVersion(), portfolioId: newId() })),
    [`${file}#requestTestimonialAction`]: onPage(byWriters(NOT_FOUND), () => ({
      portfolioId: newId(),
      name: "Walker",
      role: "",
      email: `walk-${newId().slice(-12)}@walk.example`,
    })),
    [`${file}#decideTestimonialAction`]: onPage(byPublishers(NOT_FOUND), () => ({ portfolioId: newId(), id: newId(), decision: "declined" })),
    [`${file}#changePortfolioAction`]: onPage(byWriters(NOT_FOUND), () => ({
      ...atVersion(),
      title: "By the walk",
      summary: "",
      slug: "by-the-walk",
      seoTitle: "",
      seoDescription: "",
    })),
    [`${file}#publishPortfolioAction`]: onPage(byPublishers(NOT_FOUND), () => ({ ...atVersion(), as: "published" })),
    [`${file}#withdrawPortfolioAction`]: onPage(byPublishers(NOT_FOUND)),
    [`${file}#deletePortfolioAction`]: onPage({ ...TENANT_ACTION(NOT_FOUND), ...without("Delete content", "viewer", "member", "manager") }),
  },
};
