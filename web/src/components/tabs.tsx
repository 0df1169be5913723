import { useQueryParam } from '../api/query-param.ts';

/** The parts of a page, one at a time; which one stands in the address. */
export function useTabs<Tab extends string>(
  label: string,
  tabs: readonly (readonly [tab: Tab, text: string])[],
  param = 'tab',
): { tab: Tab; bar: React.JSX.Element } {
  const [first] = tabs[0];
  const [value, setValue] = useQueryParam(param, first);
  const tab = tabs.some(([each]) => each === value) ? (value as Tab) : first;
  const bar = (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([each, text]) => (
        <button
          key={each}
          type="button"
          aria-current={each === tab ? 'page' : undefined}
          onClick={() => setValue(each, { push: true })}
        >
          {text}
        </button>
      ))}
    </nav>
  );
  return { tab, bar };
}
