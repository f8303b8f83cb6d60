import type { Locale } from '../explaining/index.ts';
import type { LinkReport } from './link-report.ts';
import { markup, type Markup } from './markup/index.ts';
import { reportStyle } from './report-style.ts';
import {
  toAccuracySection,
  toBlockingSection,
  toClustersSection,
  toComparisonsSection,
  toExamplesSection,
  toFeaturesSection,
  toInputsSection,
  toSectionHtml,
  toSummarySection,
  toTrainingSection,
  toWarnings,
  toWeightsSection,
  type Section,
} from './sections/index.ts';
import { toWording, type Wording } from './texts/index.ts';

/** In the order in which a person asks: what came out, is it right, how sure, why, and only then the machinery. */
const sections: readonly ((report: LinkReport, wording: Wording) => Section | undefined)[] = [
  toSummarySection,
  toAccuracySection,
  toWeightsSection,
  toExamplesSection,
  toClustersSection,
  toInputsSection,
  toFeaturesSection,
  toBlockingSection,
  toComparisonsSection,
  toTrainingSection,
];

/** One HTML page that needs nothing else: no scripts, no files from elsewhere; every text in it is escaped. */
export function toReportHtml(report: LinkReport, locale: Locale = 'en'): string {
  const wording = toWording(locale);
  const shown = sections.map((toSection) => toSection(report, wording)).filter((one) => one !== undefined);
  const page = markup`<!doctype html>
<html lang="${wording.say('lang')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.title}</title>
<style>${reportStyle}</style>
</head>
<body><main>
<h1>${report.title}</h1>
<p class="made">${wording.say('made', { at: toMoment(report.createdAt) })}</p>
${toContents(shown, wording)}
${toWarnings(report.warnings, wording)}
${shown.map((section) => toSectionHtml(section, wording))}
</main></body>
</html>
`;
  return page.text;
}

function toContents(shown: readonly Section[], wording: Wording): Markup {
  const items = shown.map(({ key }) => markup`<li><a href="#s-${key}">${wording.say(key)}</a></li>`);
  return markup`<nav aria-label="${wording.say('contents')}"><ul>${items}</ul></nav>`;
}

/** `2026-11-20T08:30:00.000Z` to the minute; anything else as it is. */
function toMoment(instant: string): string {
  return instant.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/, '$1 $2 UTC');
}
