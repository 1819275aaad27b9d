import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';

interface PopoverProps {
  /** The button; it gets the wiring for assistive technology. */
  readonly trigger: (wiring: {
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string;
    readonly onClick: () => void;
  }) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly label: string;
  /** Controlled from outside, for a shortcut that opens it. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A small panel under its button. Closes on Esc, on a click outside and when the focus leaves. */
export function Popover({ trigger, children, align = 'start', label, open, onOpenChange }: PopoverProps) {
  const [own, setOwn] = useState(false);
  const shown = open ?? own;
  const box = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const set = (next: boolean): void => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const close = (): void => {
    set(false);
    box.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  const leave = useEffectEvent(() => set(false));
  // Only when it opens: a re-render must not take the focus back to the first item.
  useEffect(() => {
    if (!shown) return;
    panel.current?.querySelector<HTMLElement>('a,button,input,select,textarea')?.focus();
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) leave();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [shown]);
  return (
    <div
      className="popover"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && shown) {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (
          shown &&
          event.relatedTarget instanceof Node &&
          !event.currentTarget.contains(event.relatedTarget)
        )
          set(false);
      }}
    >
      {trigger({ 'aria-expanded': shown, 'aria-controls': id, onClick: () => set(!shown) })}
      {shown && (
        <div className={`popover-panel popover-${align}`} id={id} ref={panel} role="group" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
