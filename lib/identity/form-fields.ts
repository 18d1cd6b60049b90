import { z } from "zod";

/** An e-mail address, in small letters. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter your e-mail address.")
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an address such as name@company.com."));

/** A box that a form leaves out when it is not ticked, and JSON sends as true or false. */
export const checkbox = z.union([z.boolean(), z.literal("on").transform(() => true)]);
