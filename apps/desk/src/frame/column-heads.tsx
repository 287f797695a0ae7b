/** The heads of a table's columns; those of its last `numbers` stand above figures. */
export function ColumnHeads({ titles, numbers = 0 }: { titles: readonly string[]; numbers?: number }) {
  return (
    <thead>
      <tr>
        {titles.map((title, place) => (
          <th key={title} scope="col" className={place >= titles.length - numbers ? 'number' : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
