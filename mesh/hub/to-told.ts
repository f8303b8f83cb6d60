import type { Titles } from '#schemas';
import type { ExplainedPair as ToldPair, WaterfallStep } from '../compose/index.ts';
import { toSentences, toWaterfall, whyNot } from '../identity/index.ts';
import type { ExplainedPair, FeatureTitles, IdentityModel, Locale } from '../identity/index.ts';

/** An explained pair in the words of a locale of the city, such as `zh-CN`. */
export function toTold(pair: ExplainedPair, model: IdentityModel, cityLocale: string): ToldPair {
  const locale: Locale = cityLocale.startsWith('zh') ? 'zh' : 'en';
  const titles: FeatureTitles = { [locale]: toTitles(model, cityLocale) };
  const { steps, probability } = toWaterfall(pair, locale, titles);
  const isTogether = pair.verdict === 'together';
  const sentences = isTogether ? toSentences(pair, locale, titles) : whyNot(pair, locale, titles).sentences;
  return {
    ...{ a: pair.a, b: pair.b, verdict: pair.verdict, weight: pair.weight, probability },
    thresholds: { link: pair.thresholds.link, review: pair.thresholds.review },
    sentences,
    ...(!isTogether && sentences[0] !== undefined && { reason: sentences[0] }),
    waterfall: steps.map(({ kind, name, reads, weight, from, to }): WaterfallStep => ({
      ...{ kind, name, reads, weight, from, to },
    })),
    rules: pair.rules,
    ...(pair.skipped && { skipped: pair.skipped }),
    ...(pair.path && { path: pair.path }),
  };
}

/** What clerks call a feature is what they call the first attribute that it is made from. */
function toTitles({ features }: IdentityModel, cityLocale: string): Record<string, string> {
  return Object.fromEntries(
    features.flatMap(({ name, from }) => {
      const title = from[0] && findTitle(from[0].title, cityLocale);
      return title === undefined ? [] : [[name, title]];
    }),
  );
}

function findTitle(titles: Titles, cityLocale: string): string | undefined {
  const language = cityLocale.split('-')[0];
  return (
    titles[cityLocale] ?? Object.entries(titles).find(([locale]) => locale.split('-')[0] === language)?.[1]
  );
}
