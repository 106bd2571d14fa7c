/** Choosing a part of the picture: by pointer and keys on the picture, or by numbers and a shape without script. */
import type { FC } from "hono/jsx";
import { Field, RadioGroup, Submit } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import { wordingWords } from "./wording-words.ts";

type Props = {
  mediaId: number;
  /** The whole picture, where this is a part of it. */
  wholeId: number | null;
  language: Language;
};

export const CropFields: FC<Props> = ({ mediaId, wholeId, language }) => {
  const w = wordingWords(language);
  return (
    <details class="crop">
      <summary>{w.crop}</summary>
      <div class="crop__body">
        <p class="kern-hint" id="schnitt-hint">
          {w.cropHint}
        </p>
        <rundruf-crop label={w.cropFrame} ratios="frei=,quadrat=1,breit=1.91">
          <img src={paths.broadcastPicture(mediaId)} alt="" />
        </rundruf-crop>
        <RadioGroup
          legend={w.cropShape}
          name="schnittForm"
          options={[
            { value: "frei", label: w.cropFree, checked: true },
            { value: "quadrat", label: w.cropSquare },
            { value: "breit", label: w.cropWide },
          ]}
        />
        <div class="crop__numbers">
          {cropNumbers.map(([name, key, value]) => (
            <Field
              name={name}
              type="number"
              label={w[key]}
              value={value}
              min={0}
              max={100}
              step="any"
              inputmode="decimal"
            />
          ))}
        </div>
        <div class="compose__deeds">
          <Submit label={w.cropCut} name="tun" value="ausschnitt" kind="secondary" />
          {wholeId === null ? null : (
            <Submit label={w.cropWhole} name="tun" value="ganzes-bild" kind="tertiary" />
          )}
        </div>
      </div>
      {wholeId === null ? null : <input type="hidden" name="bildGanz" value={String(wholeId)} />}
    </details>
  );
};

const cropNumbers = [
  ["schnittLinks", "cropLeft", 0],
  ["schnittOben", "cropTop", 0],
  ["schnittBreite", "cropWidth", 100],
  ["schnittHoehe", "cropHeight", 100],
] as const;
