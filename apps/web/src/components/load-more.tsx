import type { ReactNode } from 'react';

interface Props {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly label: string;
}

/** The button below a list that has further pages; nothing below one that has none. */
export function LoadMore({ list, label }: Props): ReactNode {
  if (!list.hasNextPage) return null;
  return (
    <div className="dt-more">
      <button
        type="button"
        className="btn btn-sm"
        disabled={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {label}
      </button>
    </div>
  );
}
