export const invoices = { invoices: "Invoices" } as const;
