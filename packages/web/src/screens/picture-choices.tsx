interface ChoiceProps {
  label: string;
  chosen: string;
  options: readonly { id: string; name: string }[];
  onChoose: (id: string) => void;
}

/** One choice of a picture, on the line above it. */
export function Choice({ label, chosen, options, onChoose }: ChoiceProps) {
  return (
    <label className="inline-choice">
      {label}{" "}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
