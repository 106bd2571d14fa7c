/**
 * Message forms that WhatsApp has approved: those we create, what became of them, and which one fits.
 * Promises: only an approved template is ever handed out; a value that leaves is one line. Knows nothing of broadcasts
 * or conversations: it carries a teaser and a link for whoever asks.
 */
export { carriers, type Carrier } from "./carriers.ts";
export { ensureCarriers } from "./ensure.ts";
export { fittingCarrier, type FittingCarrier } from "./fitting.ts";
export { applyTemplateEvent } from "./events.ts";
export { type StoredTemplate } from "./stored.ts";
export { syncTemplates } from "./sync.ts";
export { templatesLoop, type TemplatesContext } from "./loop.ts";
