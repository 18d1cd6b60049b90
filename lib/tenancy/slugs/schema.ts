/** What the address of a new tenant is made of while its name is typed, for browsers: nothing here brings zod along, as the room's own `schema` does. */
export { suggestSlug } from "../suggest-slug.ts";
