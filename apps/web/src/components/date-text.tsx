import { absoluteTime, relativeDay } from '../time/format-time';
import { useTicking } from '../time/ticker';

/** An instant as 今天 09:42; hovering shows the whole date. */
export function DateText({ at }: { readonly at: string | null }) {
  const millis = at === null ? Number.NaN : Date.parse(at);
  const text = useTicking((now) => (Number.isNaN(millis) ? '—' : relativeDay(millis, now)));
  if (at === null || Number.isNaN(millis)) return <>—</>;
  return (
    <time dateTime={at} title={absoluteTime(millis)}>
      {text}
    </time>
  );
}
