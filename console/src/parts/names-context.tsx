import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Asked, type City, cityQuery, datasetTitlesQuery, useAsk } from '../hub/index.ts';
import { useLocale } from '../locale/index.ts';

/** Titles, in the reader's language, of what the hub names by identifiers. */
export interface Names {
  city: City | null;
  asked: Pick<Asked<unknown>, 'loading' | 'problems' | 'again'>;
  typeTitle: (type: string) => string;
  attributeTitle: (type: string, attribute: string) => string;
  /** The dataset's title, or undefined where this client may not know it. */
  datasetTitle: (dataset: string) => string | undefined;
}

const NamesContext = createContext<Names | null>(null);

export function NamesProvider({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  const { data, loading, problems, again } = useAsk(cityQuery, { locale });
  // A client without the right to see sources still sees the datasets' ids.
  const { data: known } = useAsk(datasetTitlesQuery, { locale });
  const names = useMemo<Names>(() => {
    const city = data?.city ?? null;
    const types = new Map(city?.entityTypes.map((type) => [type.name, type]));
    const datasets = new Map(
      known?.sources.flatMap((source) => source.datasets.map(({ id, title }) => [id, title] as const)),
    );
    return {
      city,
      asked: { loading, problems, again },
      typeTitle: (type) => types.get(type)?.title ?? type,
      attributeTitle: (type, name) =>
        types.get(type)?.attributes.find((attribute) => attribute.name === name)?.title ?? name,
      datasetTitle: (dataset) => datasets.get(dataset),
    };
  }, [data, known, loading, problems, again]);
  return <NamesContext value={names}>{children}</NamesContext>;
}

export function useNames(): Names {
  const names = useContext(NamesContext);
  if (names === null) throw new Error('NamesProvider is missing around this component.');
  return names;
}
