import { formatArea, formatYuan } from '../format';

/** Yuan as people say it: 元, 万元, 亿元. */
export function MoneyText({ yuan }: { readonly yuan: string | null | undefined }) {
  return <>{formatYuan(yuan)}</>;
}

/** Square metres, or mu where land is meant. */
export function AreaText(props: { readonly sqm?: number | null; readonly mu?: number | null }) {
  return <>{formatArea({ sqm: props.sqm ?? null, mu: props.mu ?? null })}</>;
}
