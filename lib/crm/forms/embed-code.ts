import { formMarkup } from "./form-page.ts";
import type { LeadFormView } from "./schema.ts";

/** What goes into a page of the tenant's own site. Pure. @param publicUrl of the portal */
export function embedCode(form: LeadFormView, publicUrl: string): { script: string; html: string; pageUrl: string } {
  return {
    script: `<div data-bizosaas-form="${form.key}"></div>\n<script async src="${publicUrl}/forms.js"></script>`,
    html: formMarkup(form, { action: `${publicUrl}/api/forms/${form.key}` }),
    pageUrl: `${publicUrl}/f/${form.key}`,
  };
}
