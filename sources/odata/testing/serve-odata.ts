import { serveHttp, type Asked, type HttpServerForTest } from '../../testing/index.ts';
import { evaluateFilter } from './evaluate-filter.ts';

type Values = Record<string, unknown>;

export interface OdataForTest extends HttpServerForTest {
  root: string;
}

/** Types as the two large houses of OData servers write them: base type, alias, enumeration, annotation. */
export const metadataXml = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="Office.Model" Alias="Self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="State"><Member Name="Open" Value="0"/><Member Name="Closed" Value="1"/></EnumType>
      <EntityType Name="Numbered" Abstract="true">
        <Key><PropertyRef Name="No"/></Key>
        <Property Name="No" Type="Edm.String" Nullable="false" MaxLength="18"/>
      </EntityType>
      <EntityType Name="Permit" BaseType="Self.Numbered">
        <Property Name="Holder" Type="Edm.String" MaxLength="40">
          <Annotation Term="Org.OData.Core.V1.Description" String="Whom it was given to."/>
        </Property>
        <Property Name="Area" Type="Edm.Decimal" Precision="9" Scale="2"/>
        <Property Name="State" Type="Self.State"/>
        <Property Name="ChangedAt" Type="Edm.DateTimeOffset" Nullable="false"/>
      </EntityType>
      <EntityType Name="Line">
        <Key><PropertyRef Name="Permit"/><PropertyRef Name="Line"/></Key>
        <Property Name="Permit" Type="Edm.String" Nullable="false"/>
        <Property Name="Line" Type="Edm.Int32" Nullable="false"/>
      </EntityType>
    </Schema>
    <Schema Namespace="Office" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityContainer Name="Container">
        <EntitySet Name="Permits" EntityType="Office.Model.Permit"/>
        <EntitySet Name="Lines" EntityType="Self.Line"/>
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>`;

export interface OdataSettings {
  /** The service's own largest page, whatever it is asked for. */
  mostRows?: number;
  /** A service of the older kind: no next link, the client counts. */
  withoutLinks?: boolean;
}

/** `$metadata`, and sets with $filter (eq, ge, in, and, or, parentheses), $select, $top, $skip, $skiptoken, $count. */
export async function serveOdata(
  sets: Record<string, Values[]>,
  settings: OdataSettings = {},
): Promise<OdataForTest> {
  const server = await serveHttp((asked, response) => {
    response.setHeader('odata-version', '4.0');
    const name = asked.url.pathname.replace('/odata/', '');
    if (name === '$metadata')
      return void response.setHeader('content-type', 'application/xml').end(metadataXml);
    const rows = sets[name];
    if (rows === undefined) return void response.writeHead(404).end(toError('NotFound'));
    try {
      return answer(name, rows, { asked, settings });
    } catch {
      return void response.writeHead(400).end(toError('BadFilter'));
    }
  });
  return { ...server, root: `${server.url}/odata` };
}

interface Context {
  asked: Asked;
  settings: OdataSettings;
}

function answer(name: string, all: Values[], { asked, settings }: Context): Values {
  const { searchParams } = asked.url;
  const read = (param: string) => searchParams.get(param);
  const matches = evaluateFilter(read('$filter') ?? '');
  const found = all.filter(matches);
  const from = Number(read('$skiptoken') ?? read('$skip') ?? 0);
  const wanted = Number(/maxpagesize=(\d+)/.exec(String(asked.headers.prefer))?.[1] ?? Infinity);
  const most = Math.min(wanted, Number(read('$top') ?? Infinity), settings.mostRows ?? Infinity);
  const page = found.slice(from, from + most);
  const hasMore = from + page.length < found.length && !settings.withoutLinks;
  const next = new URLSearchParams(searchParams);
  next.set('$skiptoken', String(from + page.length));
  return {
    '@odata.context': `$metadata#${name}`,
    ...(read('$count') === 'true' && { '@odata.count': found.length }),
    value: page.map((row) => ({ '@odata.etag': 'W/"1"', ...select(row, read('$select')) })),
    ...(hasMore && { '@odata.nextLink': `${name}?${next.toString()}` }),
  };
}

function select(row: Values, names: string | null): Values {
  if (names === null) return row;
  const wanted = names.split(',');
  if (wanted.some((name) => !(name in row))) throw new Error('Such a property is not known.');
  return Object.fromEntries(wanted.map((name) => [name, row[name]]));
}

function toError(code: string): string {
  return JSON.stringify({ error: { code, message: 'secret words of the service' } });
}
