/** Where the portal works on portfolios. */
export const PORTFOLIOS_PATH = "/portal/portfolio";

export const PORTFOLIO_STEPS = ["figures", "badges", "studies", "testimonials", "texts", "publish"] as const;
export type PortfolioStep = (typeof PORTFOLIO_STEPS)[number];

export const portfolioPath = (id: string, step?: PortfolioStep): string =>
  `${PORTFOLIOS_PATH}/${encodeURIComponent(id)}${step ? `?step=${step}` : ""}`;
