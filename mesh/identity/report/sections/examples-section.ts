import { toWaterfallChart } from '../charts/index.ts';
import type { LinkReport, ReportedExample } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import type { Section } from './section.ts';

/** Pairs of records side by side, in words and with what spoke for and against; undefined where there are none. */
export function toExamplesSection({ examples }: LinkReport, wording: Wording): Section | undefined {
  if (examples.length === 0) return undefined;
  return {
    key: 'examples',
    body: markup`${examples.map((example, at) => toExample(`example-${at}`, example, wording))}`,
  };
}

function toExample(id: string, example: ReportedExample, wording: Wording): Markup {
  const sentences = example.sentences.map((sentence) => markup`<li>${sentence}</li>`);
  return markup`<article class="example"><h3 class="${example.kind}">${wording.say(example.kind)}</h3>
<div class="pair"><div><ul>${sentences}</ul>${toSideBySide(example, wording)}</div>
${toWaterfallChart(id, example.waterfall, wording)}</div></article>`;
}

function toSideBySide({ left, right }: ReportedExample, { say }: Wording): Markup {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const valueOf = (record: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(record, name) ? record[name] : '';
  const rows = names.map((name) => {
    const [one, other] = [valueOf(left, name), valueOf(right, name)];
    const className = one === other ? 'same' : 'differs';
    return markup`<tr class="${className}"><th scope="row">${name}</th><td>${one}</td><td>${other}</td></tr>`;
  });
  return markup`<div class="scroll"><table class="records"><thead><tr><th></th><th scope="col">${say('left')}</th><th scope="col">${say('right')}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
