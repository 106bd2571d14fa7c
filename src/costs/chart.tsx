/** A bar for each month, drawn on the server; the table under it says the same in figures. */
import type { FC } from "hono/jsx";
import type { Month } from "./months.ts";

const width = 720;
const height = 160;
const labelHeight = 24;

type Props = {
  readonly months: readonly Month[];
  readonly label: string;
  readonly nameOf: (month: string) => string;
};

export const Chart: FC<Props> = ({ months, label, nameOf }) => {
  const oldestFirst = months.toReversed();
  const most = Math.max(1, ...months.map(({ micros }) => micros.total));
  const step = width / Math.max(1, months.length);
  return (
    <svg
      class="cost-chart"
      viewBox={`0 0 ${width} ${height + labelHeight}`}
      role="img"
      aria-label={label}
    >
      {oldestFirst.map(({ month, micros }, index) => {
        const tall = Math.round((micros.total / most) * (height - 8));
        return (
          <>
            <rect
              class="cost-chart__bar"
              x={index * step + step * 0.15}
              y={height - tall}
              width={step * 0.7}
              height={tall}
            />
            <text
              class="cost-chart__label"
              x={index * step + step / 2}
              y={height + 17}
              text-anchor="middle"
            >
              {nameOf(month)}
            </text>
          </>
        );
      })}
      <line class="cost-chart__ground" x1="0" x2={width} y1={height} y2={height} />
    </svg>
  );
};
