/**
 * How a broadcast is worded: signs that make words bold, hints for those who listen and for those who read slowly, and
 * the same said in other languages. Promises: hints never stand in the way; nothing is said to anybody twice.
 */
export { readVariants } from "./variants.ts";
export { formsShown, variantForms } from "./variant-forms.ts";
export { readersOf, type Readers } from "./readers.ts";
export { ShownVariant, VariantReaders, VariantSheets } from "./variant-views.tsx";
export { VariantFields } from "./variant-fields.tsx";
export { WordingPanel } from "./panel.tsx";
export { cropPicture, readCrop } from "./crop-picture.ts";
export { CropFields } from "./crop-fields.tsx";
export { FormatBar } from "./format-bar.tsx";
