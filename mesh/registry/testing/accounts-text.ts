import { stringify } from 'yaml';

/** A contract of water.accounts as a test describes it. */
export interface AccountsContract {
  readonly version: string;
  /** Besides account_no: name and logical type. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Of them, those that every row must have. */
  readonly required?: readonly string[];
  readonly translations?: readonly { readonly to: string; readonly rows: string }[];
  readonly purpose?: string;
  readonly status?: string;
  readonly refuseAbove?: number;
}

export function toAccountsText(of: AccountsContract): string {
  const { version, fields = { holder: 'string', meter: 'string' }, required = [], translations } = of;
  const key = { name: 'account_no', logicalType: 'string', required: true, primaryKey: true };
  const others = Object.entries(fields).map(([name, logicalType]) => ({
    ...{ name, logicalType },
    ...(required.includes(name) ? { required: true } : {}),
  }));
  const custom = [
    { property: 'causewayDelivery', value: 'mirror' },
    { property: 'causewayTitle', value: { en: 'Accounts' } },
    ...(translations ? [{ property: 'causewayTranslations', value: translations }] : []),
  ];
  const inner = [{ property: 'causewayRefuseAbove', value: of.refuseAbove ?? 0.2 }];
  return stringify({
    ...{ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'water.accounts', name: 'accounts', version },
    ...{ status: of.status ?? 'active', domain: 'water' },
    description: { purpose: of.purpose ?? 'Who pays for which meter.' },
    customProperties: custom,
    schema: [
      {
        ...{ name: 'accounts', customProperties: inner },
        properties: [{ ...key, primaryKeyPosition: 1 }, ...others],
      },
    ],
  });
}
