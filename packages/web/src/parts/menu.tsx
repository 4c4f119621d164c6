import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

interface MenuProps {
  label: string;
  icon?: IconName;
  className?: string;
  children: ReactNode;
  /** Opens upwards, for a menu at the foot of the screen. */
  up?: boolean;
}

/** A button that opens a short list of links and buttons. Esc and a click outside close it. */
export function Menu({ label, icon, className = "button quiet", children, up = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onDown = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", onDown);
    return () => removeEventListener("pointerdown", onDown);
  }, [open]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // The keys are for leaving the list from any of its links, which are what can be focused.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="menu" ref={box} onKeyDown={onKey}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} size={className.includes("nav-item") ? 22 : 16} />}
        <span>{label}</span>
      </button>
      {open && (
        // A choice made closes the list; the links and buttons inside take the keys themselves.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div className="menu-list" data-up={up} onClick={() => setOpen(false)}>
          {children}
        </div>
      )}
    </div>
  );
}
