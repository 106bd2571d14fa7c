import type { PageContext } from "../web/context.ts";
import type { DraftCorrection } from "./answer-question.ts";
import type { Reader } from "./reader.ts";
import type { FetchContext } from "./source.ts";

/** What the pages of sources and events need beside what every page is given. */
export type SourcesContext = PageContext &
  FetchContext & {
    readonly reader: Reader;
    /** Told when a source is to be asked at once. */
    readonly wakeSources: () => void;
    readonly draftCorrection: DraftCorrection;
  };
