import { toNarrow } from './to-narrow.ts';

/**
 * A web address as host and path in small letters: without scheme, `www.`, user, standard port, query, fragment, index page and closing
 * slash. `https://www.Example.org/About/` is `example.org/about`.
 */
export function normaliseUrl(text: string): string {
  const bare = toNarrow(text).toLowerCase().replace(/\s+/g, '');
  const [address = ''] = bare.replace(/^(?:[a-z][a-z\d+.-]*:\/\/|\/\/)+/, '').split(/[?#]/);
  const [authority = '', ...path] = address.split('/');
  const host = authority
    .replace(/^.*@/, '')
    .replace(/:(?:80|443)?$/, '')
    .replace(/^(?:www\d?\.)+(?=.)/, '')
    .replace(/\.+$/, '');
  const steps = path.filter((step) => step !== '');
  if (/^(?:index|default|home)\.\w+$/.test(steps.at(-1) ?? '')) steps.pop();
  return host === '' ? '' : [host, ...steps].join('/');
}
