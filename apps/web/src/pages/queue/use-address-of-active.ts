import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { staysOn } from '../../navigation-state';

/** How long the moving has stopped before the address follows. */
const ADDRESS_MS = 300;

/**
 * Puts the active lead into the address a moment after the moving stops, so that it can be shared and reloaded;
 * never while another page loads, which that would call off. Of an empty list it names none.
 */
export function useAddressOfActive(activeId: string | null, hasRows: boolean): void {
  const [params, setParams] = useSearchParams();
  const shown = params.get('lead');
  useEffect(() => {
    if (activeId === shown || (activeId === null && hasRows)) return;
    const write = (): void => {
      if (!staysOn('/queue')) {
        timer = setTimeout(write, ADDRESS_MS);
        return;
      }
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (activeId === null) after.delete('lead');
          else after.set('lead', activeId);
          return after;
        },
        { replace: true },
      );
    };
    let timer = setTimeout(write, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [activeId, hasRows, shown, setParams]);
}
