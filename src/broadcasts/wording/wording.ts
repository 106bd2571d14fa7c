/**
 * How a broadcast is worded: signs that make words bold, hints for those who listen and for those who read slowly, and
 * the same said in other languages. Promises: hints never stand in the way; nothing is said to anybody twice.
 */
export { offeredLanguages } from "./languages.ts";
export { readVariants } from "./variants.ts";
export { variantForms } from "./variant-forms.ts";
export { VariantFields } from "./variant-fields.tsx";
